"""What is written from other files is up to date, and the site rules keep to their schema."""

import json
import shutil
import subprocess
from pathlib import Path

import jsonschema
import pytest

from tools.write_extension_content import CONTENT, content_files

EXTENSION = CONTENT.parent
RULES = json.loads((EXTENSION / "sites" / "rules.json").read_text())


@pytest.mark.parametrize("name", content_files())
def test_tiers_and_words_of_content_scripts_are_those_of_the_core(name: str) -> None:
    assert (CONTENT / name).read_text() == content_files()[name]


def test_site_rules_keep_to_their_schema() -> None:
    jsonschema.validate(RULES, json.loads((EXTENSION / "sites" / "rules.schema.json").read_text()))


def test_site_rules_name_each_host_once() -> None:
    hosts = [host for entry in RULES["sites"] + RULES["shops"] for host in entry["hosts"]]
    assert len(hosts) == len(set(hosts))


def test_a_comma_in_a_site_rule_only_separates_selectors() -> None:
    read_by_part = ("product", "title", "authored")
    rules = [
        rule
        for site in RULES["sites"]
        for rule in (*site.get("brand", []), *(site.get(key, "") for key in read_by_part))
    ]
    parts = [part for rule in rules for part in rule.split(", ")]
    assert all(part.count("(") == part.count(")") and part.count("[") == part.count("]") for part in parts)


def test_copies_of_the_site_rules_are_up_to_date(tmp_path: Path) -> None:
    for folder in ("sites", "content", "ladder"):
        shutil.copytree(EXTENSION / folder, tmp_path / folder)
    subprocess.run(["node", str(tmp_path / "sites" / "write_twins.mjs")], check=True)
    for copy in ("content/shop_hosts.js", "ladder/shops.js"):
        assert (tmp_path / copy).read_text() == (EXTENSION / copy).read_text()


def test_every_content_script_is_loaded_at_some_moment() -> None:
    listed = (EXTENSION / "background" / "pages.js").read_text()
    names = {path.stem for path in CONTENT.glob("*.js")}
    assert {name for name in names if f" {name} " not in listed.replace('"', " ")} == set()
