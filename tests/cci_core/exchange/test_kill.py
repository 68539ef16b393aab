"""An import that is killed at any moment leaves the old catalogue or the new one."""

import asyncio
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest

from cci_core.exchange import import_catalogue
from cci_core.methodology import load_methodology
from cci_core.storage import Store, companies
from cci_core.storage.opening import integrity_fault
from fixtures.catalogue import invented

KILLS = 100
SIZE = 3000


def catalogue(path: Path, score: int) -> Path:
    path.write_bytes(b"".join(msgspec.json.encode(invented(f"z{n}", score)) + b"\n" for n in range(SIZE)))
    return path


@pytest.mark.timeout(900)
async def test_killed_import_leaves_the_old_or_the_new_catalogue(tmp_path: Path) -> None:
    database = tmp_path / "cci.db"
    old, new = catalogue(tmp_path / "old.jsonl", 1), catalogue(tmp_path / "new.jsonl", 2)
    store = await Store.open(f"sqlite:///{database}")
    await import_catalogue(store, [old], load_methodology())
    states = {score: companies.pack(invented("z0", score)).digest for score in (1, 2)}
    seen = set()
    chance = random.Random(7)
    running_s = await asyncio.to_thread(run_for, database, new, 60.0)
    seen.add(2)
    for number in range(KILLS):
        target = old if number % 2 == 0 else new
        await asyncio.to_thread(run_for, database, target, chance.uniform(0.3, 1.0) * running_s)
        digests = await store.read(companies.digests)
        assert len(digests) == SIZE
        score = next(score for score, digest in states.items() if digest == digests["z0"])
        assert all(digests[f"z{n}"] == companies.pack(invented(f"z{n}", score)).digest for n in range(0, SIZE, 97))
        seen.add(score)
    await store.close()
    assert integrity_fault(database) is None
    assert seen == {1, 2}


def run_for(database: Path, file: Path, seconds: float) -> float:
    """Run an import and kill it after the seconds, where it is still running; how long it ran."""
    started = time.monotonic()
    process = subprocess.Popen(
        [sys.executable, "-m", "cci_core", "import", str(file)],
        env=os.environ | {"CCI_DATABASE_URL": f"sqlite:///{database}"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
    return time.monotonic() - started
