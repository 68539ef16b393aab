"""A company watched in a place, and the alert that tells the place of a change."""

from datetime import date

import msgspec


class Standing(msgspec.Struct, frozen=True):
    """A tier with its score; the score is None, not 0, where the company is unrated."""

    tier: str
    score: float | None


class Seen(msgspec.Struct, frozen=True, order=True):
    """The catalogue's revision and the day that a standing was taken from; later ones are greater."""

    revision: int
    day: date


class Watch(msgspec.Struct, frozen=True, kw_only=True):
    """A company watched in a place, with what the place was last told; `points` of None means tier changes only."""

    place: str
    company: str
    points: float | None
    told: Standing
    seen: Seen


class Alert(msgspec.Struct, frozen=True, kw_only=True):
    """A change that a place is told of."""

    company: str
    name: str
    before: Standing
    after: Standing
    day: date

    @property
    def points(self) -> float:
        """The change in points, 0 where one end has no score."""
        if self.before.score is None or self.after.score is None:
            return 0.0
        return self.after.score - self.before.score
