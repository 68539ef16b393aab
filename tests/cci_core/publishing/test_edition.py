import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from cci_core.badges import SecretKey
from cci_core.errors import InvalidInput, Unavailable
from cci_core.publishing import HEAD, Edition, Summary, check
from cci_core.publishing.manifest import read_head

KEY = SecretKey.from_seed(bytes(32))
OTHER = SecretKey.from_seed(bytes([1]) * 32)


def publish(root: Path, files: dict[str, bytes], *, version: str = "1") -> Summary:
    with Edition(root) as edition:
        for path, content in files.items():
            edition.add(path, content)
        return edition.publish(version=version, day=date(2026, 11, 24), companies=1, badges="badges/a", key=KEY)


def seen(root: Path) -> dict[str, bytes]:
    """What a static host would serve, without head and manifest."""
    files = (file for file in root.rglob("*") if file.is_file())
    by_path = {file.relative_to(root).as_posix(): file.read_bytes() for file in files}
    return {path: body for path, body in by_path.items() if not path.startswith((".publish", "manifest/", HEAD))}


def faults(root: Path) -> list[str]:
    return [fault for fault in check(str(root)).faults if not fault.startswith("badges/")]


def test_everything_is_written_and_proven(tmp_path: Path) -> None:
    files = {"index.html": b"home", "companies/a/index.html": b"a", "companies/a/all/index.html": b"deeper"}
    summary = publish(tmp_path / "site", files)
    assert (summary.files, summary.removed) == (3, 0)
    assert seen(tmp_path / "site") == files
    assert faults(tmp_path / "site") == []


def test_only_what_changed_is_written(tmp_path: Path) -> None:
    files = {f"f{number}": b"%d" % number for number in range(50)}
    publish(tmp_path, files)
    before = {path: (tmp_path / path).stat().st_mtime_ns for path in files}
    summary = publish(tmp_path, files | {"f7": b"new"})
    assert summary.written == 2, "the file and its list"
    changed = {path for path in files if (tmp_path / path).stat().st_mtime_ns != before[path]}
    assert changed == {"f7"}
    assert faults(tmp_path) == []


def test_the_same_again_writes_nothing(tmp_path: Path) -> None:
    publish(tmp_path, {"a": b"1"})
    assert publish(tmp_path, {"a": b"1"}).written == 0


def test_what_was_lost_or_cut_off_since_is_written_again(tmp_path: Path) -> None:
    files = {"a.html": b"first", "b/c.html": b"second", "d.html": b"third"}
    publish(tmp_path, files)
    (tmp_path / "a.html").unlink()
    (tmp_path / "b" / "c.html").write_bytes(b"sec")
    assert publish(tmp_path, files).written == 2
    assert not faults(tmp_path)


@pytest.mark.parametrize("damage", [lambda file: file.write_bytes(b"x"), lambda file: file.unlink()])
def test_what_a_lost_list_named_is_written_again_or_removed(tmp_path: Path, damage: object) -> None:
    publish(tmp_path, {"companies/a/index.html": b"a", "companies/b/index.html": b"b", "index.html": b"home"})
    (tmp_path / "CNAME").write_text("cci.example")
    (tmp_path / "companies" / "a" / "index.html").write_bytes(b"c")
    damage(next((tmp_path / "manifest").iterdir()))  # type: ignore[operator]
    assert publish(tmp_path, {"companies/a/index.html": b"a", "index.html": b"home"}).written == 3
    assert faults(tmp_path) == []
    (tmp_path / "CNAME").unlink()
    assert seen(tmp_path) == {"companies/a/index.html": b"a", "index.html": b"home"}
    assert len(list((tmp_path / "manifest").iterdir())) == 1


def test_one_lost_list_of_many_costs_only_what_it_named(tmp_path: Path) -> None:
    files = {f"pages/{number}": b"%d" % number for number in range(5200)}
    publish(tmp_path, files)
    next((tmp_path / "manifest").iterdir()).unlink()
    assert 1 < publish(tmp_path, files).written < 1000
    assert faults(tmp_path) == []


def test_files_that_are_gone_are_removed_with_their_folders(tmp_path: Path) -> None:
    publish(tmp_path, {"companies/a/index.html": b"a", "companies/b/index.html": b"b"})
    publish(tmp_path, {"companies/b/index.html": b"b"})
    assert seen(tmp_path) == {"companies/b/index.html": b"b"}
    assert not (tmp_path / "companies" / "a").exists()


def test_lasting_files_stay_one_edition_longer(tmp_path: Path) -> None:
    publish(tmp_path, {"badges/one": b"1"})
    publish(tmp_path, {"badges/two": b"2"})
    assert seen(tmp_path).keys() == {"badges/one", "badges/two"}
    assert faults(tmp_path) == []
    publish(tmp_path, {"badges/three": b"3"})
    assert seen(tmp_path).keys() == {"badges/two", "badges/three"}


def test_what_was_made_from_the_same_is_kept_without_making_it(tmp_path: Path) -> None:
    with Edition(tmp_path) as edition:
        assert not edition.keep(["a", "b"], "v1")
        edition.add("a", b"1", "v1")
        edition.add("b", b"2", "v1")
        edition.publish(version="1", day=date(2026, 11, 24), companies=0, badges="badges/a", key=None)
    with Edition(tmp_path) as edition:
        assert not edition.keep(["a", "b"], "v2")
        assert not edition.keep(["a", "c"], "v1")
        assert edition.keep(["a", "b"], "v1")
        edition.publish(version="2", day=date(2026, 11, 24), companies=0, badges="badges/a", key=None)
    assert seen(tmp_path) == {"a": b"1", "b": b"2"}


def test_unfinished_edition_is_not_seen_and_is_gone_on_with(tmp_path: Path) -> None:
    publish(tmp_path, {"a": b"old"})
    with Edition(tmp_path) as edition:
        edition.add("a", b"new", "v2")
    assert seen(tmp_path) == {"a": b"old"}
    assert faults(tmp_path) == []
    with Edition(tmp_path) as edition:
        assert edition.keep(["a"], "v2")
        edition.publish(version="2", day=date(2026, 11, 24), companies=0, badges="badges/a", key=None)
    assert seen(tmp_path) == {"a": b"new"}


def test_staged_file_that_was_cut_off_is_not_trusted(tmp_path: Path) -> None:
    with Edition(tmp_path) as edition:
        edition.add("a", b"whole", "v1")
    staged = next(file for file in (tmp_path / ".publish" / "stage").rglob("*") if file.is_file())
    staged.write_bytes(b"who")
    with (tmp_path / ".publish" / "journal.jsonl").open("ab") as journal:
        journal.write(b'{"path": "b", "sh')
    with Edition(tmp_path) as edition:
        assert not edition.keep(["a"], "v1")


def test_killed_at_any_moment_leaves_an_edition_that_the_next_run_completes(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(KILLED)
    root = tmp_path / "site"
    for moment in range(1, 24):
        command = [sys.executable, str(script), str(root), str(moment)]
        subprocess.run(command, check=False, env=os.environ | {"PYTHONPATH": str(Path.cwd())})
        with Edition(root):
            pass
        if (root / HEAD).exists():
            assert faults(root) == [], moment
            assert len({body for path, body in seen(root).items() if path.startswith("page")}) == 1, moment
    publish(root, {f"page{number}": b"last" for number in range(6)}, version="last")
    assert set(seen(root).values()) == {b"last"}


KILLED = f"""
import os, sys
from datetime import date
from pathlib import Path
from cci_core.publishing.edition import Edition
root, moment = Path(sys.argv[1]), int(sys.argv[2])
replace, left = os.replace, [moment]
def interrupted(*arguments, **options):
    left[0] -= 1
    if left[0] == 0:
        os.kill(os.getpid(), {signal.SIGKILL})
    return replace(*arguments, **options)
os.replace = interrupted
with Edition(root) as edition:
    for number in range(6):
        edition.add(f"page{{number}}", f"{{moment}}".encode())
    edition.publish(version=str(moment), day=date(2026, 11, 24), companies=0, badges="badges/a", key=None)
"""


def test_two_publishers_do_not_write_at_once(tmp_path: Path) -> None:
    with Edition(tmp_path), pytest.raises(Unavailable, match="another"):
        Edition(tmp_path).__enter__()


def test_folder_with_other_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"mine")
    with pytest.raises(InvalidInput, match="holds other files"):
        publish(tmp_path, {"a": b"1"})
    assert (tmp_path / "photo.jpg").exists()


@pytest.mark.parametrize("path", ["../a", "/a", "a/../../b", "", ".publish/a", "a\\b", "a\0"])
def test_paths_that_lead_elsewhere_are_refused(tmp_path: Path, path: str) -> None:
    with Edition(tmp_path) as edition, pytest.raises(InvalidInput, match="no path"):
        edition.add(path, b"1")


@pytest.mark.parametrize("damage", [lambda file: file.write_bytes(b"x"), lambda file: file.unlink()])
def test_check_names_each_damaged_file(tmp_path: Path, damage: object) -> None:
    publish(tmp_path, {f"f{number}": b"1" for number in range(10)})
    damage(tmp_path / "f3")  # type: ignore[operator]
    assert [fault.split()[0] for fault in faults(tmp_path)] == ["f3"]


def test_check_refuses_a_head_that_another_key_signed(tmp_path: Path) -> None:
    publish(tmp_path, {"a": b"1"})
    assert check(str(tmp_path), KEY.public).faults[0].startswith("badges/")
    assert "not signed" in check(str(tmp_path), OTHER.public).faults[0]


def test_check_notices_a_changed_head(tmp_path: Path) -> None:
    publish(tmp_path, {"a": b"1"})
    head = tmp_path / HEAD
    head.write_bytes(head.read_bytes().replace(b'"version":"1"', b'"version":"9"'))
    assert "not signed" in faults(tmp_path)[0]


def test_head_tells_the_edition(tmp_path: Path) -> None:
    publish(tmp_path, {"a": b"12345"}, version="1-2-20261124")
    signed = read_head((tmp_path / HEAD).read_bytes())
    assert (signed.head.version, signed.head.files, signed.head.bytes) == ("1-2-20261124", 1, 5)
    assert signed.proven_by(KEY.public)


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]\n{}", b"\xff"])
def test_foreign_head_is_refused(content: bytes) -> None:
    with pytest.raises(InvalidInput, match=HEAD):
        read_head(content)
