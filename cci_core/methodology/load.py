"""Read a methodology file and refuse one that cannot score."""

import math
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import msgspec

from cci_core.errors import InvalidInput
from cci_core.methodology.model import UNRATED, Methodology, Tier

METHODOLOGY_1 = Path(__file__).with_name("methodology_1.toml")


def load_methodology(path: Path = METHODOLOGY_1) -> Methodology:
    """The methodology in the file; `InvalidInput` with every reason where it cannot be used."""
    try:
        methodology = msgspec.toml.decode(path.read_bytes(), type=Methodology)
    except OSError as error:
        raise InvalidInput(f"methodology {path}: cannot be read ({error.strerror}); name a readable file") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InvalidInput(f"methodology {path}: {error}") from error
    faults = list(faults_of(methodology))
    if faults:
        raise InvalidInput(f"methodology {path}: " + "; ".join(faults))
    return methodology


def faults_of(methodology: Methodology) -> Iterator[str]:
    """Each reason why the methodology cannot be used; nothing for a sound one."""
    yield from number_faults(methodology)
    yield from label_faults(methodology)
    yield from band_faults(methodology.tiers)


def number_faults(methodology: Methodology) -> Iterator[str]:
    """Weights that do not add up to 1, and constants that make no decay or no neutral start."""
    if not (math.isfinite(methodology.half_life_days) and methodology.half_life_days > 0):
        yield f"half_life_days must be above 0, got {methodology.half_life_days}"
    if not (math.isfinite(methodology.neutral_weight) and methodology.neutral_weight > 0):
        yield f"neutral_weight must be above 0, got {methodology.neutral_weight}"
    total = math.fsum(category.weight for category in methodology.categories)
    if not math.isclose(total, 1, abs_tol=1e-9):
        yield f"category weights must add up to 1, got {total:g}"
    for category in methodology.categories:
        if not category.weight > 0:
            yield f"weight of {category.slug!r} must be above 0, got {category.weight}"


def label_faults(methodology: Methodology) -> Iterator[str]:
    """Slugs used twice, and a sub-factor whose parent is no category."""
    categories = [category.slug for category in methodology.categories]
    for factor in methodology.sub_factors:
        if factor.parent not in categories:
            known = ", ".join(categories)
            yield f"sub-factor {factor.title!r} has the unknown parent {factor.parent!r}; use one of {known}"
    yield from repeated("label", [*categories, *(factor.slug for factor in methodology.sub_factors)])
    yield from repeated("tier", [UNRATED, *(tier.slug for tier in methodology.tiers)])


def repeated(kind: str, slugs: list[str]) -> Iterator[str]:
    """Each slug that stands more than once."""
    for slug, count in Counter(slugs).items():
        if count > 1:
            yield f"{kind} {slug!r} stands {count} times; give each a slug of its own"


def band_faults(tiers: tuple[Tier, ...]) -> Iterator[str]:
    """Bands that leave a gap, overlap, or do not run from +100 down to −100."""
    if not tiers:
        yield "there must be at least one tier"
        return
    if not (tiers[0].holds(100) and tiers[-1].holds(-100)):
        yield "the first tier must hold +100 and the last −100"
    for tier in tiers:
        yield from bound_faults(tier)
    for upper, lower in pairwise(tiers):
        if upper.floor != lower.ceiling or upper.holds(upper.floor) == lower.holds(upper.floor):
            bounds = f"{upper.floor:g} and {lower.ceiling:g}"
            yield f"tiers {upper.slug!r} and {lower.slug!r} leave a gap or overlap at {bounds}"


def bound_faults(tier: Tier) -> Iterator[str]:
    """A tier whose ends are named twice or the wrong way round."""
    if tier.at_least is not None and tier.above is not None:
        yield f"tier {tier.slug!r} has both at_least and above; keep one"
    if tier.at_most is not None and tier.below is not None:
        yield f"tier {tier.slug!r} has both at_most and below; keep one"
    if not tier.floor < tier.ceiling:
        yield f"tier {tier.slug!r} ends at {tier.ceiling:g}, below its start at {tier.floor:g}"
