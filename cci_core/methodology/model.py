"""The shape of a methodology: what counts, how much, and what a score is called."""

from bisect import bisect_left
from functools import cached_property

import msgspec

from cci_core.methodology.slugs import kebab_case

UNRATED = "unrated"
"""The tier of a company without counted evidence; it has no score, which is not a score of 0."""


class Category(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One weighted category."""

    slug: str
    title: str
    weight: float


class SubFactor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A finer label that counts for the category whose slug is its parent."""

    title: str
    parent: str

    @property
    def slug(self) -> str:
        """The kebab case of the title."""
        return kebab_case(self.title)


class Tier(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A named band of scores, bounded below by `at_least` or `above` and above by `at_most` or `below`."""

    slug: str
    name: str
    at_least: float | None = None
    above: float | None = None
    at_most: float | None = None
    below: float | None = None

    def holds(self, score: float) -> bool:
        """Whether the score, before rounding for display, lies in the band."""
        return (
            (self.at_least is None or score >= self.at_least)
            and (self.above is None or score > self.above)
            and (self.at_most is None or score <= self.at_most)
            and (self.below is None or score < self.below)
        )

    @property
    def floor(self) -> float:
        """The lower end of the band, −100 where it has none."""
        return next((bound for bound in (self.at_least, self.above) if bound is not None), -100.0)

    @property
    def ceiling(self) -> float:
        """The upper end of the band, 100 where it has none."""
        return next((bound for bound in (self.at_most, self.below) if bound is not None), 100.0)


class Methodology(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """Everything that turns evidence into a score; tiers from the best to the worst."""

    version: str
    half_life_days: float
    neutral_weight: float
    categories: tuple[Category, ...]
    sub_factors: tuple[SubFactor, ...]
    tiers: tuple[Tier, ...]

    @cached_property
    def labels(self) -> dict[str, Category]:
        """The category that each label counts for: its own slug and its sub-factors'."""
        own = {category.slug: category for category in self.categories}
        return own | {factor.slug: own[factor.parent] for factor in self.sub_factors}

    @cached_property
    def titles(self) -> dict[str, str]:
        """The printed title of each label."""
        parts = {factor.slug: factor.title for factor in self.sub_factors}
        return {category.slug: category.title for category in self.categories} | parts

    @cached_property
    def ranks(self) -> dict[str, int]:
        """The place of each tier, 0 for the best."""
        return {tier.slug: place for place, tier in enumerate(self.tiers)}

    @cached_property
    def _upper_ends(self) -> tuple[list[tuple[float, int]], list[str]]:
        """The bound above each tier but the best, from the worst up, with 1 where the tier holds it; all slugs."""
        ends = [(tier.ceiling, int(tier.below is None)) for tier in reversed(self.tiers[1:])]
        return ends, [tier.slug for tier in reversed(self.tiers)]

    def tier_of(self, score: float | None) -> str:
        """The slug of the tier that the unrounded score lies in, `unrated` where there is no score."""
        if score is None:
            return UNRATED
        ends, slugs = self._upper_ends
        return slugs[bisect_left(ends, (score, 1))]

    def tier(self, slug: str) -> Tier | None:
        """The tier of that slug, None for `unrated`."""
        place = self.ranks.get(slug)
        return None if place is None else self.tiers[place]
