import gzip
from collections.abc import Callable
from datetime import date
from typing import Any

import brotli
import zstandard

from cci_core.badges import SecretKey, unseal
from cci_core.badges.delta import apply_delta, is_delta
from cci_core.badges.shelf import KEPT, BadgeShelf

Build = Callable[..., Any]


def test_a_directory_is_published_once_in_every_encoding(directory_of: Build, rated: Build, key: SecretKey) -> None:
    shelf, directory = BadgeShelf(key), directory_of(rated("Acme"))
    file = shelf.publish(directory)
    assert shelf.publish(directory) is file
    assert shelf.current(directory) is file
    assert unseal(file.body, key.public).companies
    assert brotli.decompress(file.compressed["br"]) == file.body
    assert gzip.decompress(file.compressed["gzip"]) == file.body
    assert zstandard.ZstdDecompressor().decompress(file.compressed["zstd"]) == file.body


def test_a_version_that_is_kept_gets_a_delta(directory_of: Build, rated: Build, key: SecretKey) -> None:
    shelf = BadgeShelf(key)
    companies = [rated(f"Acme {number}") for number in range(40)]
    first = shelf.publish(directory_of(*companies, revision=1))
    second = shelf.publish(directory_of(*companies, rated("Newcomer"), revision=2))
    answer = shelf.answer_since(second, first.version)
    assert is_delta(answer.body)
    assert apply_delta(first.body, answer.body) == second.body
    assert len(answer.body) < len(second.body) / 2


def test_a_version_that_is_not_known_gets_the_whole(directory_of: Build, rated: Build, key: SecretKey) -> None:
    shelf = BadgeShelf(key)
    newest = shelf.publish(directory_of(rated("Acme")))
    assert shelf.answer_since(newest, 17) is newest


def test_old_files_are_let_go(directory_of: Build, rated: Build, key: SecretKey) -> None:
    shelf = BadgeShelf(key)
    files = [shelf.publish(directory_of(rated("Acme"), revision=number)) for number in range(KEPT + 2)]
    assert shelf.file(files[0].digest) is None
    assert shelf.file(files[-1].digest) is files[-1]


def test_a_new_day_is_a_new_index(directory_of: Build, rated: Build, key: SecretKey) -> None:
    shelf = BadgeShelf(key)
    today, tomorrow = (shelf.publish(directory_of(rated("Acme"), day=date(2026, 11, day))) for day in (24, 25))
    assert today.version < tomorrow.version
