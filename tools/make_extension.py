"""Write the extension as zips for the two stores into `dist/`: the same files always give the same bytes.

Both hold the same files; the manifest names what each browser leaves aside. Run as `python tools/make_extension.py`.
"""

import hashlib
import json
import zipfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "browser_extension"
TARGET = ROOT / "dist"

SHIPPED = {".js", ".json", ".html", ".css", ".png", ".bin", ".txt"}
LEFT_OUT = {"jsconfig.json", "sites/rules.json", "sites/rules.schema.json"}
EARLIEST = (1980, 1, 1, 0, 0, 0)


def shipped_files() -> list[Path]:
    """The files of the extension that a browser needs, in order of their names."""
    files = (file for file in SOURCE.rglob("*") if file.is_file() and file.suffix in SHIPPED)
    return sorted(file for file in files if str(file.relative_to(SOURCE)) not in LEFT_OUT)


def manifest_for(browser: str) -> bytes:
    """The manifest without the keys that only the other browser knows."""
    manifest = json.loads((SOURCE / "manifest.json").read_text(encoding="utf-8"))
    if browser == "chromium":
        del manifest["browser_specific_settings"], manifest["background"]["scripts"]
    else:
        del manifest["minimum_chrome_version"], manifest["background"]["service_worker"]
    return (json.dumps(manifest, indent=2, ensure_ascii=False) + "\n").encode()


def zipped(files: Iterable[Path], browser: str) -> bytes:
    """The files as a zip without times, owners or anything else of this machine."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in files:
            name = file.relative_to(SOURCE).as_posix()
            entry = zipfile.ZipInfo(name, EARLIEST)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
            archive.writestr(entry, manifest_for(browser) if name == "manifest.json" else file.read_bytes())
    return buffer.getvalue()


def main() -> None:
    """Write both zips and say what they are."""
    TARGET.mkdir(exist_ok=True)
    version = json.loads((SOURCE / "manifest.json").read_text(encoding="utf-8"))["version"]
    for browser in ("chromium", "firefox"):
        data = zipped(shipped_files(), browser)
        target = TARGET / f"cci-badges-{version}-{browser}.zip"
        target.write_bytes(data)
        print(f"{target.relative_to(ROOT)}  {len(data):,} bytes  sha256 {hashlib.sha256(data).hexdigest()}")


if __name__ == "__main__":
    main()
