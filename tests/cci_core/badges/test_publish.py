import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import brotli
import msgspec

from cci_core.badges import SecretKey, read_head, unseal
from cci_core.badges.delta import apply_delta
from cci_core.badges.publish import INDEX, KEPT, write_badges

Build = Callable[..., Any]


def test_a_static_host_gets_index_lasting_copy_and_key(
    tmp_path: Path, directory_of: Build, rated: Build, key: SecretKey
) -> None:
    written = write_badges(tmp_path, directory_of(rated("Acme")), key)
    body = (tmp_path / INDEX).read_bytes()
    assert unseal(body, key.public)
    assert brotli.decompress((tmp_path / "v1" / "badges.br").read_bytes()) == body
    assert (tmp_path / "badges" / f"{_digest(body)}.bin").read_bytes() == body
    assert msgspec.json.decode((tmp_path / "badges-key.json").read_bytes())["key"] == key.public.text
    assert sorted(written) == sorted(file for file in tmp_path.rglob("*") if file.is_file())


def test_building_again_adds_a_delta(tmp_path: Path, directory_of: Build, rated: Build, key: SecretKey) -> None:
    many = [rated(f"Company number {number}") for number in range(40)]
    write_badges(tmp_path, directory_of(*many), key)
    before = (tmp_path / INDEX).read_bytes()
    write_badges(tmp_path, directory_of(*many, rated("Newcomer"), revision=2), key)
    delta = (tmp_path / "badges" / f"since-{read_head(before).version}.bin").read_bytes()
    assert apply_delta(before, delta) == (tmp_path / INDEX).read_bytes()


def test_deltas_from_the_last_indexes_lead_to_the_newest_and_older_ones_go(
    tmp_path: Path, directory_of: Build, rated: Build, key: SecretKey
) -> None:
    many = [rated(f"Company number {number}") for number in range(40)]
    bodies = []
    for revision in range(1, KEPT + 3):
        write_badges(tmp_path, directory_of(*many, rated(f"Newcomer {revision}"), revision=revision), key)
        bodies.append((tmp_path / INDEX).read_bytes())
    *_, newest = bodies
    lasting = tmp_path / "badges"
    assert {file.name for file in lasting.glob("*.bin")} == {
        *(f"{_digest(body)}.bin" for body in bodies[-KEPT - 1 :]),
        *(f"since-{read_head(body).version}.bin" for body in bodies[-KEPT - 1 : -1]),
    }
    for body in bodies[-KEPT - 1 : -1]:
        assert apply_delta(body, (lasting / f"since-{read_head(body).version}.bin").read_bytes()) == newest


def test_what_others_put_beside_stays(tmp_path: Path, directory_of: Build, rated: Build, key: SecretKey) -> None:
    (tmp_path / "badges").mkdir()
    other = tmp_path / "badges" / "readme.bin"
    other.write_bytes(b"not an index")
    write_badges(tmp_path, directory_of(rated("Acme")), key)
    assert other.read_bytes() == b"not an index"


def test_the_same_directory_gives_the_same_files(
    tmp_path: Path, directory_of: Build, rated: Build, key: SecretKey
) -> None:
    for folder in ("one", "two"):
        write_badges(tmp_path / folder, directory_of(rated("Acme")), key)
    one, two = ({file.name: file.read_bytes() for file in (tmp_path / name).rglob("*.*")} for name in ("one", "two"))
    assert one == two


def _digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()
