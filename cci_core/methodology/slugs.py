"""How a printed title becomes a slug."""

import re


def kebab_case(title: str) -> str:
    """The title in lower case with hyphens.

    >>> kebab_case("Labor Relations and Human Rights Practices")
    'labor-relations-and-human-rights-practices'
    """
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
