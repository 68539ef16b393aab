import json
import subprocess
from pathlib import Path

import pytest

VALIDATOR = Path(__file__).parents[3] / "node_modules" / ".bin" / "html-validate"
PATHS = [
    "/",
    "/companies",
    "/companies?query=brillo&tier=champion",
    "/companies/acme",
    "/companies/eclair?lang=de",
    "/companies/zorblax?lang=es",
    "/companies/national-migration-institute",
    "/companies/acme/alternatives",
    "/industries/336110",
    "/methodology?lang=de",
    "/about?lang=es",
    "/nothing-here",
]


@pytest.mark.skipif(not VALIDATOR.exists(), reason="needs html-validate in node_modules")
async def test_every_page_is_valid_html(start, records, starter, tmp_path):
    service = await start(*records, starter["national-migration-institute"])
    for number, path in enumerate(PATHS):
        async with service.session.get(path, headers={"Accept": "text/html"}) as response:
            (tmp_path / f"{number:02}.html").write_text(await response.text(), encoding="utf-8")
    (tmp_path / ".htmlvalidate.json").write_text(
        json.dumps({"root": True, "extends": ["html-validate:recommended"]}), encoding="utf-8"
    )

    told = subprocess.run(
        [VALIDATOR, "--formatter", "json", *sorted(tmp_path.glob("*.html"))],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip

    faults = [
        f"{PATHS[int(Path(file['filePath']).stem)]} {fault['line']}: {fault['message']}"
        for file in json.loads(told.stdout)
        for fault in file["messages"]
    ]
    assert faults == []
    assert told.returncode == 0, told.stderr
