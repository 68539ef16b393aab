"""The zips for the stores: the same bytes for the same files, nothing missing, nothing that a store refuses."""

import json
import os
import re
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path, PurePosixPath
from posixpath import normpath

import pytest

from browser_extension.imports import imports_in
from tools.make_extension import EARLIEST, SOURCE, shipped_files, zipped

LINT = SOURCE.parent / "node_modules" / ".bin" / "web-ext"
ADDRESS = re.compile(r'getURL\("([^"?#]+)')
LINK = re.compile(r'(?:src|href)="([^":#]+)"')
BROWSERS = ("chromium", "firefox")


@pytest.fixture(scope="module", params=BROWSERS)
def archive(request: pytest.FixtureRequest) -> zipfile.ZipFile:
    return zipfile.ZipFile(BytesIO(zipped(shipped_files(), request.param)))


def test_the_order_of_the_files_on_disk_does_not_show(archive: zipfile.ZipFile) -> None:
    files = [PurePosixPath(name) for name in archive.namelist()]
    assert files == sorted(files)
    assert {(entry.date_time, entry.external_attr >> 16) for entry in archive.infolist()} == {(EARLIEST, 0o644)}


def test_all_that_scripts_and_pages_name_is_there(archive: zipfile.ZipFile) -> None:
    shipped = set(archive.namelist())
    named = {file for name in shipped for file in named_in(name, archive.read(name))}
    assert len(named) > 30
    assert named - shipped == set()


def test_each_store_gets_its_own_manifest() -> None:
    for browser, own, other in (
        ("chromium", "minimum_chrome_version", "browser_specific_settings"),
        ("firefox", "browser_specific_settings", "minimum_chrome_version"),
    ):
        with zipfile.ZipFile(BytesIO(zipped(shipped_files(), browser))) as archive:
            manifest = json.loads(archive.read("manifest.json"))
        assert own in manifest
        assert other not in manifest


def test_the_linter_of_the_store_finds_nothing(tmp_path: Path) -> None:
    with zipfile.ZipFile(BytesIO(zipped(shipped_files(), "firefox"))) as archive:
        archive.extractall(tmp_path)
    command = [str(LINT), "lint", "--source-dir", str(tmp_path), "--output", "json", "--no-config-discovery"]
    quiet = {**os.environ, "NO_UPDATE_NOTIFIER": "1"}
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120, env=quiet).stdout
    report = json.loads(told[told.index("{") :])
    assert report["summary"] == {"errors": 0, "notices": 0, "warnings": 0}, report


def named_in(name: str, body: bytes) -> set[str]:
    """The files of the extension that a script or a page of it names."""
    folder = PurePosixPath(name).parent
    if name.endswith(".js"):
        text = body.decode()
        return set(ADDRESS.findall(text)) | {normpath(folder / each) for each in imports_in(text)}
    if name.endswith(".html"):
        return {normpath(folder / each) for each in LINK.findall(body.decode())}
    return set()
