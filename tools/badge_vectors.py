"""Write the badge index files that readers in other languages are tested against: `python -m tools.badge_vectors`."""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from cci_core.badges import BadgeCompany, BadgeIndex, BadgeName, Proof, SecretKey, seal
from cci_core.badges.delta import make_delta

FOLDER = Path(__file__).parents[1] / "tests" / "vectors" / "badges"
KEY = SecretKey.from_seed(b"a key for examples, not a secret")
STRANGER = SecretKey.from_seed(b"another key that nobody trusts..")
TIERS = ("champion", "objector", "quisling")


def companies(step: int) -> tuple[BadgeCompany, ...]:
    """Companies with everything that the format knows; those of step 1 differ a little from those of step 0."""
    acme = BadgeCompany(
        slug="acme",
        names=(
            BadgeName("Acme, Inc."),
            BadgeName("Acme"),
            BadgeName("De'Longhi", brand=True),
            BadgeName("Ring", Proof.NEEDS_STRUCTURE, brand=True),
        ),
        domains=("acme.com", "shared.example/acme"),
        tier="quisling",
        hundredths=-5299 + step,
        latest=date(2026, 11, 1),
    )
    brand = BadgeCompany("brando", (BadgeName("Brando"),), ("brando.co.uk",), owner="acme")
    shown_only = BadgeCompany(
        slug="deltora",
        names=(BadgeName("Deltora", Proof.NEVER),),
        tier="objector",
        hundredths=0,
        latest=date(1899, 5, 6),
    )
    sony = BadgeCompany(
        slug="sony",
        names=(BadgeName("ソニー"), BadgeName("Sony Group")),
        domains=("sony.co.jp",),
        tier="champion",
        hundredths=10_000,
        latest=date(2199, 12, 31),
    )
    nestle = BadgeCompany(
        slug="nestle", names=(BadgeName("Nestlé"),), tier="objector", hundredths=723 - step, latest=date(2026, 1, 1)
    )
    return (acme, brand, shown_only, nestle, sony) if step == 0 else (acme, brand, nestle, sony)


def index(step: int) -> BadgeIndex:
    """The index of that step, a version later each time."""
    return BadgeIndex((20_781 << 32) + step, date(2026, 11, 24), "1", TIERS, companies(step))


def files() -> Mapping[str, bytes]:
    """The content of each file by its name."""
    first, second = seal(index(0), KEY), seal(index(1), KEY)
    return {
        "first.bin": first,
        "second.bin": second,
        "delta.bin": make_delta(first, second),
        "unsigned.bin": seal(index(0), None),
        "stranger.bin": seal(index(0), STRANGER),
        "keys.json": json.dumps({"key": KEY.public.text, "fingerprint": KEY.public.fingerprint}).encode() + b"\n",
    }


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, content in files().items():
        (FOLDER / name).write_bytes(content)
