"""Train the resolver's judges: `python -m benchmarks.train_resolver` writes their constants.

Writes `cci_core/resolver/judge.json`, trained on all development queries, and `benchmarks/judges_by_fold.json`: one
set of constants for each fifth of the companies, trained without the queries of those companies, for measuring.

Beside the queries it asks for some listed companies by name while hiding them: names that are not listed, and near
those that are.
"""

import json
import random
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import combinations
from multiprocessing import get_context
from pathlib import Path
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray

from benchmarks.boosting import Model, Shape, train
from benchmarks.names_data import FOLDS, Query, listings, queries, sample
from cci_core.names.fold import fold_parts
from cci_core.resolver import Listing
from cci_core.resolver.candidates import candidates
from cci_core.resolver.features import FEATURES, features
from cci_core.resolver.fuzzy import WINNER_FEATURES, ranked
from cci_core.resolver.index import Index, build_index
from cci_core.resolver.judge import Forest, Judge, Tree, judge_of
from cci_core.resolver.query import query_of

SHIPPED = Path(__file__).parents[1] / "cci_core" / "resolver" / "judge.json"
BY_FOLD = Path(__file__).with_name("judges_by_fold.json")
SIZES = (5_000, 79_023)
ACCEPT_AT = ((500, 0.6), (5_000, 0.41), (79_023, 0.6975), (1_000_000, 0.8))
"""Chosen so that about 4 of 100 names that are not listed get an answer. A small catalogue lists few of the companies
that people mean, a large one has a name like anything: both must be surer."""

CANDIDATE = Shape(trees=150, depth=6, rate=0.13, part=0.35, damping=10)
WINNER = Shape(trees=200, depth=4, rate=0.055, part=0.55, damping=30)
HIDDEN = 3_000
WEIGHTS = {"brand_to_owner": 0.2, "disjoint": 0.2, "hidden": 0.5}
"""Queries whose letters cannot tell the company teach less, and so do those that nobody asked."""

MISTAKEN = 0.6
"""A listed company that was mistaken for another teaches the winner's judge less than a name that is not listed."""

_KEPT = 16

Folds = frozenset[int]


@dataclass(frozen=True)
class Case:
    """One query against one index: its candidates, measured."""

    query: Query
    companies: int
    answers: NDArray[np.int32]
    lines: NDArray[np.float64]
    right: NDArray[np.bool_]

    @property
    def weight(self) -> float:
        """How much it teaches."""
        return WEIGHTS.get(self.query.group, 1.0)


def hidden_queries(companies: Sequence[Listing], *, seed: int = 1) -> list[Query]:
    """Names of some companies, as queries that mean none; `hides` is the company."""
    generator = random.Random(seed)
    names = [(company.slug, company.name) for company in generator.sample(companies, HIDDEN)]
    asked = [(slug, name.lower() if generator.random() < 0.45 else name) for slug, name in names]
    return [Query(name, None, "hidden", "hidden", slug) for slug, name in asked]


def cases_of(index: Index, asked: Sequence[Query]) -> list[Case]:
    """The queries that have candidates in the index."""
    places = {slug: place for place, slug in enumerate(index.slugs)}
    cases = (_case(index, query, places.get(query.hides or "", -1)) for query in asked)
    return [case for case in cases if case is not None]


def _case(index: Index, query: Query, hidden: int) -> Case | None:
    parts = fold_parts(query.query)
    if not parts.words:
        return None
    seen = query_of(index, parts)
    rows, share = candidates(index, seen)
    shown = index.companies[rows] != hidden
    rows, share = rows[shown], share[shown]
    if not len(rows):
        return None
    lines = features(index, seen, rows, share)
    kept = _nearest(lines)
    answers = index.companies[rows[kept]]
    right = np.array([index.slugs[each] == query.slug for each in answers.tolist()])
    return Case(query, len(index.slugs), answers, lines[kept], right)


def _nearest(lines: NDArray[np.float64]) -> NDArray[np.int64]:
    columns = [FEATURES.index(name) for name in ("osa", "sorted", "cover_query", "cover_name")]
    return np.argsort(-lines[:, columns].sum(axis=1), kind="stable")[:_KEPT]


def train_candidate(cases: Sequence[Case]) -> Model:
    """The forest that judges candidates by themselves."""
    weights = np.concatenate([np.full(len(case.right), case.weight) for case in cases])
    lines, right = np.concatenate([case.lines for case in cases]), np.concatenate([case.right for case in cases])
    return train(lines, right, weights, CANDIDATE)


def train_winner(cases: Sequence[Case], judges: Sequence[Judge]) -> Model:
    """The forest that judges each case's best candidate; each case is judged by a forest that has not seen it."""
    lines, right = [], []
    for case, judge in zip(cases, judges, strict=True):
        best, _, winner = ranked(case.answers, case.lines, judge, case.companies)
        lines.append(winner)
        right.append(bool(case.right[best[0]]))
    weights = [
        case.weight * (MISTAKEN if case.query.slug and not known else 1)
        for case, known in zip(cases, right, strict=True)
    ]
    return train(np.array(lines), np.array(right), np.array(weights), WINNER)


def train_both(cases: Sequence[Case], forests: Mapping[Folds, Model], without: Folds) -> dict[str, object]:
    """The constants of both judges, trained without those folds, as JSON; `forests` are those of `train_forests`."""
    taught = [case for case in cases if case.query.fold not in without]
    unseen = {fold: _judge(forests[without | {fold}]) for fold in range(FOLDS) if fold not in without}
    winner = train_winner(taught, [unseen[case.query.fold] for case in taught])
    return {
        "accept_at": ACCEPT_AT,
        "candidate": _as_json(forests[without], FEATURES),
        "winner": _as_json(winner, WINNER_FEATURES),
    }


def train_forests(cases: Sequence[Case]) -> dict[Folds, Model]:
    """A forest that judges candidates for each set of up to two folds that it must not have seen.

    One fold is left out for measuring, and one more for the judge of winners, which learns how sure to be from
    candidates that their forest has not seen.
    """
    left_out = [frozenset(folds) for count in range(3) for folds in combinations(range(FOLDS), count)]
    with ProcessPoolExecutor(mp_context=get_context("fork"), initializer=_Shared.put, initargs=(cases,)) as pool:
        return dict(zip(left_out, pool.map(_train_without, left_out), strict=True))


class _Shared:
    """The cases, as each training process has them."""

    cases: ClassVar[Sequence[Case]] = ()

    @classmethod
    def put(cls, cases: Sequence[Case]) -> None:
        """Keep them for this process."""
        cls.cases = cases


def _train_without(folds: Folds) -> Model:
    return train_candidate([case for case in _Shared.cases if case.query.fold not in folds])


def _judge(model: Model) -> Judge:
    trees = tuple(Tree(tuple((FEATURES[c], t) for c, t in tree.splits), tree.leaves) for tree in model.trees)
    return judge_of(Forest(model.base, trees), FEATURES)


def _as_json(model: Model, names: Sequence[str]) -> dict[str, object]:
    return {
        "base": round(model.base, 4),
        "trees": [
            {
                "splits": [(names[column], float(f"{threshold:.5g}")) for column, threshold in tree.splits],
                "leaves": [round(leaf, 4) for leaf in tree.leaves],
            }
            for tree in model.trees
        ],
    }


def rendered(constants: dict[str, object]) -> str:
    """The constants as JSON with one tree a line."""
    parts = [f'"accept_at": {json.dumps(constants["accept_at"])}']
    for name in ("candidate", "winner"):
        forest = constants[name]
        assert isinstance(forest, dict)
        trees = ",\n    ".join(json.dumps(tree) for tree in forest["trees"])
        parts.append(f'"{name}": {{\n  "base": {forest["base"]},\n  "trees": [\n    {trees}\n  ]\n }}')
    return "{\n " + ",\n ".join(parts) + "\n}\n"


def main() -> None:
    """Write both files."""
    companies, asked = listings(), queries()
    more = hidden_queries(companies)
    cases: list[Case] = []
    for size in SIZES:
        cases += cases_of(build_index(sample(companies, asked, size)), [*asked, *more])
    started = time.perf_counter()
    forests = train_forests(cases)
    print(f"{len(forests)} forests of {len(cases):,} cases, {time.perf_counter() - started:.0f} s", flush=True)
    SHIPPED.write_text(rendered(train_both(cases, forests, frozenset())), encoding="utf-8")
    folds = [train_both(cases, forests, frozenset({fold})) for fold in range(FOLDS)]
    BY_FOLD.write_text("[\n" + ",\n".join(rendered(each).rstrip() for each in folds) + "\n]\n", encoding="utf-8")
    print(f"{SHIPPED.name} and {BY_FOLD.name}, {time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
