"""The badge index: one signed file from which the browser extension tells companies on a page, by itself."""

from cci_core.badges.envelope import Head, read_head, seal, unseal
from cci_core.badges.keys import PublicKey, SecretKey, load_key, load_or_make_key
from cci_core.badges.model import BadgeCompany, BadgeIndex, BadgeName, Proof
from cci_core.badges.select import badge_index

__all__ = [
    "BadgeCompany",
    "BadgeIndex",
    "BadgeName",
    "Head",
    "Proof",
    "PublicKey",
    "SecretKey",
    "badge_index",
    "load_key",
    "load_or_make_key",
    "read_head",
    "seal",
    "unseal",
]
