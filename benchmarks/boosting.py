"""Boosted oblivious trees for a yes or no, in numpy: every level of a tree asks one question of all its leaves."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Shape:
    """How large a model grows and how carefully it learns."""

    trees: int = 150
    depth: int = 4
    rate: float = 0.12
    bins: int = 32
    damping: float = 20.0
    part: float = 0.5


@dataclass(frozen=True)
class Tree:
    """Questions (column, threshold) and, by the answers read as binary digits, the summand."""

    splits: tuple[tuple[int, float], ...]
    leaves: tuple[float, ...]


@dataclass(frozen=True)
class Model:
    """The logit is the base and the sum of all trees."""

    base: float
    trees: tuple[Tree, ...]


def train(lines: Array, truth: NDArray[np.bool_], weights: Array, shape: Shape, *, seed: int = 0) -> Model:
    """The model that gives the truth from the lines; each line counts by its weight."""
    edges = [_edges(lines[:, column], shape.bins) for column in range(lines.shape[1])]
    binned = np.stack([np.searchsorted(edge, lines[:, c], "left") for c, edge in enumerate(edges)]).astype(np.uint8)
    base = float(np.log(np.average(truth, weights=weights) / (1 - np.average(truth, weights=weights))))
    logits = np.full(len(lines), base)
    generator = np.random.default_rng(seed)
    trees = []
    for _ in range(shape.trees):
        chance = 1 / (1 + np.exp(-logits))
        slope, bend = weights * (truth - chance), weights * chance * (1 - chance)
        drawn = np.flatnonzero(generator.random(len(lines)) < shape.part)
        splits = _grow(binned[:, drawn], slope[drawn], bend[drawn], edges, shape)
        leaf = sum((binned[column] > cut).astype(np.int64) << level for level, (column, cut) in enumerate(splits))
        leaves = _leaves(np.asarray(leaf), slope, bend, shape)
        logits += leaves[leaf]
        questions = tuple((column, float(edges[column][cut])) for column, cut in splits)
        trees.append(Tree(questions, tuple(float(each) for each in leaves)))
    return Model(base, tuple(trees))


def _edges(column: Array, bins: int) -> Array:
    """Thresholds between distinct values of the column; at most `bins` of them, at its quantiles."""
    values = np.unique(column)
    if len(values) > bins + 1:
        values = np.unique(np.quantile(column, np.linspace(0, 1, bins + 1)))
    return (values[1:] + values[:-1]) / 2 if len(values) > 1 else values


def _grow(
    binned: NDArray[np.uint8], slope: Array, bend: Array, edges: list[Array], shape: Shape
) -> list[tuple[int, int]]:
    splits: list[tuple[int, int]] = []
    leaf = np.zeros(binned.shape[1], np.int64)
    for level in range(shape.depth):
        gains = [
            _gains(binned[column], leaf, slope, bend, cuts=len(edge), shape=shape) for column, edge in enumerate(edges)
        ]
        column = int(np.argmax([each.max() for each in gains]))
        cut = int(np.argmax(gains[column]))
        splits.append((column, cut))
        leaf |= (binned[column] > cut).astype(np.int64) << level
    return splits


def _gains(
    values: NDArray[np.uint8], leaf: NDArray[np.int64], slope: Array, bend: Array, *, cuts: int, shape: Shape
) -> Array:
    leaves = int(leaf.max()) + 1
    cells = leaf * (cuts + 1) + values
    size = leaves * (cuts + 1)
    slopes = np.bincount(cells, slope, size).reshape(leaves, cuts + 1).cumsum(axis=1)
    bends = np.bincount(cells, bend, size).reshape(leaves, cuts + 1).cumsum(axis=1)
    low = slopes[:, :-1] ** 2 / (bends[:, :-1] + shape.damping)
    high = (slopes[:, -1:] - slopes[:, :-1]) ** 2 / (bends[:, -1:] - bends[:, :-1] + shape.damping)
    gains: Array = (low + high).sum(axis=0)
    return gains


def _leaves(leaf: NDArray[np.int64], slope: Array, bend: Array, shape: Shape) -> Array:
    count = 1 << shape.depth
    summands: Array = shape.rate * np.bincount(leaf, slope, count) / (np.bincount(leaf, bend, count) + shape.damping)
    return summands
