"""How often a query gets the right company: `python -m benchmarks.quality_names`.

Every query is judged by constants that were trained without its company (`judges_by_fold.json`). Beside them stand two
baselines: rapidfuzz's `WRatio` over all names with a cutoff of 80, on a seeded part of the queries, for it is slow.
"""

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import msgspec
from rapidfuzz import fuzz, process

from benchmarks.names_data import GROUPS, Query, listings, queries, sample
from cci_core.resolver import Index, Listing, Resolution, build_index, resolve
from cci_core.resolver.fuzzy import judges_of
from cci_core.resolver.judge import Constants, Judges

SIZES = (5_000, 79_023)
BASELINE_QUERIES = {5_000: 600, 79_023: 120}
CUTOFFS = (80, 90)
ALL_GROUPS = (*GROUPS, "brand_to_owner", "disjoint", "neg")

Answerer = Callable[[Query], Resolution]


@dataclass
class Tally:
    """What became of the queries of one group."""

    asked: int = 0
    first: int = 0
    in_five: int = 0
    right: int = 0
    wrong: int = 0

    def add(self, query: Query, answer: Resolution) -> None:
        """Count one answer."""
        names = [answer.slug] if answer.slug else []
        names += [slug for slug, _ in answer.candidates if slug not in names]
        self.asked += 1
        self.first += names[:1] == [query.slug]
        self.in_five += query.slug in names[:5]
        self.right += answer.status == "match" and answer.slug == query.slug
        self.wrong += answer.status == "match" and answer.slug != query.slug

    def share(self, count: str) -> float:
        """That count, as percent of the queries."""
        return 100 * float(getattr(self, count)) / max(self.asked, 1)


@dataclass
class Report:
    """Tallies by group; the means are over the groups that letters can answer."""

    groups: dict[str, Tally] = field(default_factory=lambda: {group: Tally() for group in ALL_GROUPS})

    def mean(self, count: str) -> float:
        """The mean of that count over `GROUPS`, in percent."""
        return sum(self.groups[group].share(count) for group in GROUPS) / len(GROUPS)

    @property
    def false_accepts(self) -> float:
        """Percent of the names that are not listed that got an answer."""
        return self.groups["neg"].share("wrong")


def fold_judges() -> list[Judges]:
    """For each fold the judges that have not seen its companies."""
    text = Path(__file__).with_name("judges_by_fold.json").read_bytes()
    return [judges_of(constants) for constants in msgspec.json.decode(text, type=list[Constants])]


def measured(asked: Iterable[Query], answerer: Answerer) -> tuple[Report, list[tuple[float, bool]]]:
    """The report, and for each match found by likeness its confidence and whether it is right."""
    report, matches = Report(), []
    for query in asked:
        answer = answerer(query)
        report.groups[query.group].add(query, answer)
        if answer.how == "fuzzy":
            matches.append((answer.confidence, answer.slug == query.slug))
    return report, matches


def our_answerer(index: Index, judges: Sequence[Judges]) -> Answerer:
    """The resolver, with the judges of the query's fold."""
    return lambda query: resolve(index, query.query, judges=judges[query.fold])


def baseline(companies: Sequence[Listing], cutoff: float) -> Answerer:
    """The usual way: the best WRatio over all names and aliases, if it reaches the cutoff."""
    rows = [(name, each.slug) for each in companies for name in (each.name, *(alias.name for alias in each.aliases))]
    names = [name.casefold() for name, _ in rows]

    def answer(query: Query) -> Resolution:
        best = process.extract(query.query.casefold(), names, scorer=fuzz.WRatio, limit=5)
        slugs = tuple((rows[place][1], score / 100) for _, score, place in best)
        if not best or best[0][1] < cutoff:
            return Resolution("ambiguous", candidates=slugs)
        return Resolution("match", slugs[0][0], best[0][0], "folded", best[0][1] / 100, slugs)

    return answer


def main() -> None:
    """Print the tables."""
    companies, asked, judges = listings(), queries(), fold_judges()
    for size in SIZES:
        chosen = sample(companies, asked, size)
        index = build_index(chosen)
        print(
            f"\n{size:,} companies, {len(index.companies):,} names; percent of queries, means over {', '.join(GROUPS)}"
        )
        print(f"{'':26}{'first':>8}{'in five':>9}{'right':>8}{'wrong':>8}{'false accepts':>15}")
        report, matches = measured(asked, our_answerer(index, judges))
        _print_line("resolver", report)
        part = random.Random(1).sample(asked, BASELINE_QUERIES[size])
        for cutoff in CUTOFFS:
            _print_line(f"WRatio, {cutoff}, {len(part):,} queries", measured(part, baseline(chosen, cutoff))[0])
        _print_groups(report)
        _print_calibration(matches)


def _print_line(title: str, report: Report) -> None:
    numbers = (f"{report.mean(count):8.2f}" for count in ("first", "in_five", "right", "wrong"))
    print(f"{title:26}{' '.join(numbers)}{report.false_accepts:14.2f}")


def _print_groups(report: Report) -> None:
    print(f"\n{'by group':26}{'first':>8}{'in five':>9}{'right':>8}{'wrong':>8}{'queries':>9}")
    for group, tally in report.groups.items():
        numbers = (f"{tally.share(count):8.2f}" for count in ("first", "in_five", "right", "wrong"))
        print(f"{group:26}{' '.join(numbers)}{tally.asked:9}")


def _print_calibration(matches: Sequence[tuple[float, bool]]) -> None:
    print(f"\n{'confidence of a match':26}{'answers':>8}{'mean confidence':>17}{'percent right':>15}")
    edges = (0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 1.01)
    for low, high in pairwise(edges):
        within = [(confidence, right) for confidence, right in matches if low <= confidence < high]
        if within:
            mean = sum(confidence for confidence, _ in within) / len(within)
            right = 100 * sum(right for _, right in within) / len(within)
            print(f"{low:.2f} to {min(high, 1):.2f}{'':14}{len(within):8}{mean:17.3f}{right:15.1f}")


if __name__ == "__main__":
    main()
