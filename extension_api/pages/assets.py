"""The static files of the pages, each under a name that changes with its content."""

import hashlib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import msgspec

from cci_core.appearance import appearance_of, css_properties
from cci_core.methodology import Methodology

_FOLDER = Path(__file__).with_name("static")


class Asset(msgspec.Struct, frozen=True):
    """A static file as it is sent."""

    name: str
    media_type: str
    body: bytes


def assets_of(methodology: Methodology) -> tuple[Asset, ...]:
    """The files by their lasting names; the style sheet ends with the colours of the methodology's tiers."""
    style = (_FOLDER / "pages.css").read_text(encoding="utf-8") + css_properties(appearance_of(methodology))
    return (
        Asset("pages.css", "text/css; charset=utf-8", style.encode()),
        Asset("pages.js", "text/javascript; charset=utf-8", (_FOLDER / "pages.js").read_bytes()),
        Asset("icon.svg", "image/svg+xml", (_FOLDER / "icon.svg").read_bytes()),
    )


def stored_names(assets: tuple[Asset, ...]) -> Mapping[str, str]:
    """The name with a part that changes with the content, by lasting name."""
    return MappingProxyType({asset.name: _stored_name(asset) for asset in assets})


def _stored_name(asset: Asset) -> str:
    stem, _, suffix = asset.name.rpartition(".")
    return f"{stem}-{hashlib.blake2b(asset.body, digest_size=6).hexdigest()}.{suffix}"
