import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from cci_core.badges import PublicKey, load_key, load_or_make_key
from cci_core.errors import InvalidInput, Unavailable


def test_a_new_key_is_readable_by_its_owner_alone(tmp_path: Path) -> None:
    load_or_make_key(tmp_path / "badges.key")
    assert stat.S_IMODE((tmp_path / "badges.key").stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [tmp_path / "badges.key"]


def test_a_key_stays_the_same(tmp_path: Path) -> None:
    first = load_or_make_key(tmp_path / "badges.key")
    assert load_or_make_key(tmp_path / "badges.key").public.text == first.public.text


def test_programs_that_start_together_share_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = list(pool.map(lambda _: load_or_make_key(tmp_path / "badges.key").public.text, range(8)))
    assert len(set(keys)) == 1


def test_a_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "badges.key"
    load_or_make_key(file)
    file.chmod(0o644)
    with pytest.raises(Unavailable, match="chmod 600"):
        load_key(file)


def test_a_file_that_is_no_key_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "badges.key"
    file.write_text("nothing")
    file.chmod(0o600)
    with pytest.raises(Unavailable, match="cannot be read"):
        load_key(file)


def test_a_public_key_is_read_as_it_is_printed(tmp_path: Path) -> None:
    public = load_or_make_key(tmp_path / "badges.key").public
    assert PublicKey.parse(public.text).id == public.id
    assert len(public.fingerprint) == 19
    with pytest.raises(InvalidInput, match="44 characters"):
        PublicKey.parse("short")


def test_a_place_where_no_key_can_be_made_is_named(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="set CCI_BADGE_KEY_FILE"):
        load_or_make_key(tmp_path / "missing" / "badges.key")
