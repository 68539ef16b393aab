"""Write the public suffix list that the extension carries, from the data of the `publicsuffixlist` package.

Run after updating that package: `python -m tools.update_suffixes`.
"""

from collections.abc import Iterator
from importlib import resources
from pathlib import Path

TARGET = Path(__file__).parent.parent / "browser_extension" / "suffixes" / "suffix_list.txt"

_HEAD = """\
// The public suffix list, {version}, from https://publicsuffix.org/list/, in ASCII.
// The data is subject to the terms of the Mozilla Public License, v. 2.0: https://mozilla.org/MPL/2.0/.
// Written by tools/update_suffixes.py; do not edit.

"""


def suffix_file(published: str) -> str:
    """The rules of the published list, each on a line of its own, below a note on where they come from."""
    version = next(line.split()[-1] for line in published.splitlines() if line.startswith("// VERSION"))
    return _HEAD.format(version=version) + "\n".join(sorted(set(_rules(published)))) + "\n"


def published_list() -> str:
    """The list as the installed package carries it."""
    return resources.files("publicsuffixlist").joinpath("public_suffix_list.dat").read_text(encoding="utf-8")


def _rules(published: str) -> Iterator[str]:
    for line in published.splitlines():
        rule = line.strip()
        if rule and not rule.startswith("//"):
            mark = "!" if rule.startswith("!") else ""
            yield mark + ".".join(map(_ascii, rule.removeprefix("!").split(".")))


def _ascii(label: str) -> str:
    return label if label.isascii() else "xn--" + label.lower().encode("punycode").decode()


if __name__ == "__main__":
    TARGET.write_text(suffix_file(published_list()), encoding="utf-8")
