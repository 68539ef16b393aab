"""How likely a candidate is the company that was meant: two small sets of decision trees, kept as readable constants.

The first judges each candidate by itself; the second judges the best one beside its rivals. Both are trained by
`python -m benchmarks.train_resolver` and stand in `judge.json`, one tree a line: its questions (is this feature above
that number?) and, by the answers read as binary digits (the first question is the lowest), what is added to the logit.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib import resources

import msgspec
import numpy as np
from numpy.typing import NDArray


class Tree(msgspec.Struct, frozen=True):
    """Questions (feature, threshold) and summands."""

    splits: tuple[tuple[str, float], ...]
    leaves: tuple[float, ...]


class Forest(msgspec.Struct, frozen=True):
    """The logit is the base and the sum of the trees' summands."""

    base: float
    trees: tuple[Tree, ...]


class Constants(msgspec.Struct, frozen=True):
    """The file: both forests, and how probable the best candidate must be to be the answer.

    `accept_at` holds pairs (number of companies, least probability), rising in the first; between them the least
    probability goes with the logarithm of the number.
    """

    accept_at: tuple[tuple[int, float], ...]
    candidate: Forest
    winner: Forest


class Judge(msgspec.Struct, frozen=True):
    """A forest as arrays for features in the order it was made with.

    `columns` and `thresholds` are the distinct questions of all trees; `asked` has the place among them of each tree's
    questions, one line a level and one column a tree, and `digits` what a yes on that level counts. `leaves` are those
    of all trees, one after another, and `first_leaf` says where each tree's begin.
    """

    base: float
    columns: NDArray[np.int64]
    thresholds: NDArray[np.float64]
    asked: NDArray[np.int64]
    digits: NDArray[np.uint8]
    leaves: NDArray[np.float64]
    first_leaf: NDArray[np.int64]

    def logits(self, lines: NDArray[np.float64]) -> NDArray[np.float64]:
        """One number a line: the logarithm of the odds that the line is right."""
        answers = (lines.T.take(self.columns, axis=0, mode="clip") > self.thresholds).view(np.uint8)
        leaf = np.einsum("i,ijk->jk", self.digits, answers.take(self.asked, axis=0, mode="clip"))
        summands: NDArray[np.float64] = self.leaves.take(leaf + self.first_leaf, mode="clip").sum(axis=0)
        return self.base + summands


class Judges(msgspec.Struct, frozen=True):
    """Both forests as arrays, and how probable the best candidate must be among how many companies."""

    candidate: Judge
    winner: Judge
    accept_at: tuple[tuple[int, float], ...]

    def least_chance(self, companies: int) -> float:
        """How probable the best of so many companies must be to be the answer."""
        return _between(self.accept_at, companies)


@lru_cache(maxsize=64)
def _between(accept_at: tuple[tuple[int, float], ...], companies: int) -> float:
    sizes, chances = zip(*accept_at, strict=True)
    return float(np.interp(np.log2(max(companies, 1)), np.log2(sizes), chances))


def judge_of(forest: Forest, columns: Sequence[str]) -> Judge:
    """The forest for lines with those columns; its trees have the same number of questions, at most eight."""
    trees = [[(columns.index(name), threshold) for name, threshold in tree.splits] for tree in forest.trees]
    questions = sorted({question for tree in trees for question in tree})
    places = {question: place for place, question in enumerate(questions)}
    leaves = np.array([tree.leaves for tree in forest.trees])
    return Judge(
        base=forest.base,
        columns=np.array([column for column, _ in questions]),
        thresholds=np.array([[threshold] for _, threshold in questions]),
        asked=np.array([[places[question] for question in tree] for tree in trees]).T.copy(),
        digits=(1 << np.arange(len(trees[0]))).astype(np.uint8),
        leaves=leaves.ravel(),
        first_leaf=np.arange(len(leaves))[:, None] * leaves.shape[1],
    )


@cache
def constants() -> Constants:
    """The trained constants."""
    return msgspec.json.decode(resources.files(__package__).joinpath("judge.json").read_bytes(), type=Constants)
