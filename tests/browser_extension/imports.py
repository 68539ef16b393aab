"""What a module of the extension names."""

import re

_IMPORT = re.compile(r'^import (?:[^"]*? from )?"(\.[^"]+)";', re.MULTILINE)


def imports_in(text: str) -> list[str]:
    """The modules that the module with this text imports, as it writes them."""
    return _IMPORT.findall(text)
