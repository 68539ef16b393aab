"""The search of the published pages: the extension's reader of the badge index, with a small script around it."""

import hashlib
from pathlib import Path

from cci_core.errors import Unavailable

SCRIPT = "search.js"
_OWN = Path(__file__).with_name("search") / SCRIPT
_EXTENSION = Path(__file__).parents[2] / "browser_extension"
_MODULES = ("index/envelope.js", "index/fold.js", "index/payload.js", "background/search.js")


def search_files() -> dict[str, bytes]:
    """The scripts by path, below a folder whose name changes with their content."""
    try:
        bodies = {name: (_EXTENSION / name).read_bytes() for name in _MODULES}
    except OSError as error:
        raise Unavailable(f"{error.filename} is missing; install the whole package again") from error
    bodies[f"page/{SCRIPT}"] = _OWN.read_bytes()
    digest = hashlib.blake2b(b"".join(bodies.values()), digest_size=6).hexdigest()
    return {f"static/search-{digest}/{name}": body for name, body in bodies.items()}
