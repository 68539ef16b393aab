import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import brotli
import msgspec

from cci_core.badges import SecretKey, read_head, unseal
from cci_core.badges.delta import apply_delta
from cci_core.badges.publish import write_badges

Build = Callable[..., Any]


def test_a_static_host_gets_index_lasting_copy_and_key(
    tmp_path: Path, directory_of: Build, rated: Build, key: SecretKey
) -> None:
    written = write_badges(tmp_path, directory_of(rated("Acme")), key)
    body = (tmp_path / "badges.bin").read_bytes()
    assert unseal(body, key.public)
    assert brotli.decompress((tmp_path / "badges.bin.br").read_bytes()) == body
    assert (tmp_path / "badges" / f"{_digest(body)}.bin").read_bytes() == body
    assert msgspec.json.decode((tmp_path / "badges-key.json").read_bytes())["key"] == key.public.text
    assert sorted(written) == sorted(file for file in tmp_path.rglob("*") if file.is_file())


def test_building_again_adds_a_delta(tmp_path: Path, directory_of: Build, rated: Build, key: SecretKey) -> None:
    write_badges(tmp_path, directory_of(rated("Acme")), key)
    before = (tmp_path / "badges.bin").read_bytes()
    write_badges(tmp_path, directory_of(rated("Acme"), rated("Newcomer"), revision=2), key)
    delta = (tmp_path / "badges" / f"since-{read_head(before).version}.bin").read_bytes()
    assert apply_delta(before, delta) == (tmp_path / "badges.bin").read_bytes()


def test_the_same_directory_gives_the_same_files(
    tmp_path: Path, directory_of: Build, rated: Build, key: SecretKey
) -> None:
    for folder in ("one", "two"):
        write_badges(tmp_path / folder, directory_of(rated("Acme")), key)
    one, two = ({file.name: file.read_bytes() for file in (tmp_path / name).rglob("*.*")} for name in ("one", "two"))
    assert one == two


def _digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()
