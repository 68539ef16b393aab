"""Write a file so that a reader sees the old one or the new one, never half."""

import os
from collections.abc import Iterable
from pathlib import Path
from tempfile import NamedTemporaryFile

from cci_core.errors import Unavailable


def replace_file(path: Path, parts: Iterable[bytes]) -> int:
    """Write the parts to the file at once; how many parts there were. `Unavailable` says why it cannot be."""
    count = 0
    try:
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            try:
                for part in parts:
                    file.write(part)
                    count += 1
                file.flush()
                os.fsync(file.fileno())
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise
        Path(file.name).chmod(0o644)
        Path(file.name).replace(path)
    except OSError as error:
        raise Unavailable(f"{path} cannot be written ({error.strerror}); choose another place") from error
    return count
