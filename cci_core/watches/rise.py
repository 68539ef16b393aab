"""Decide whether a watch has something to tell."""

from cci_core.directory import Directory, Entry
from cci_core.records.watch import Alert, Seen, Standing, Watch


def alert_of(watch: Watch, directory: Directory) -> Alert | None:
    """The alert that arises for the watch, if any.

    None also where the company has left the catalogue, and where the place has been told of a later state already.
    """
    entry = directory.get(watch.company)
    if entry is None or seen(directory) < watch.seen:
        return None
    now = stands(entry)
    if now.tier == watch.told.tier and not _moved(watch, now):
        return None
    return Alert(company=entry.slug, name=entry.name, before=watch.told, after=now, day=directory.version.day)


def stands(entry: Entry) -> Standing:
    """How the company stands now."""
    return Standing(entry.tier, entry.score)


def seen(directory: Directory) -> Seen:
    """What the directory was built from, for comparison with what a place has been told."""
    return Seen(directory.version.revision, directory.version.day)


def _moved(watch: Watch, now: Standing) -> bool:
    if watch.points is None or now.score is None or watch.told.score is None:
        return False
    return abs(now.score - watch.told.score) >= watch.points
