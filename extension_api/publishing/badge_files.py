"""The badge index in the places where the extension and other programs look for it."""

import msgspec

from cci_core.badges import SecretKey, badge_index, seal
from cci_core.badges.delta import make_delta
from cci_core.badges.publish import KEY, key_answer
from cci_core.badges.shelf import Download
from cci_core.directory import Directory
from cci_core.publishing import Edition

INDEX = "v1/badges"


def add_badges(edition: Edition, directory: Directory, key: SecretKey) -> str:
    """Add index, lasting copy, delta from the present edition and key; the path of the lasting copy."""
    newest = Download(seal(badge_index(directory), key))
    lasting = f"badges/{newest.digest}.bin"
    before = edition.before(INDEX)
    edition.add(INDEX, newest.body)
    edition.add(lasting, newest.body)
    edition.add(KEY, msgspec.json.encode(key_answer(key)))
    if before is not None and before != newest.body:
        edition.add(f"badges/since-{Download(before).version}.bin", make_delta(before, newest.body))
    else:
        for path in [each for each in edition.paths_before() if each.startswith("badges/since-")]:
            edition.add(path, edition.before(path) or b"")
    return lasting
