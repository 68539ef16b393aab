"""Files sent along, the entries that describe them and the ``attachment://`` addresses that show them."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from .components import walk
from .shapes import listing, number, record, snowflake, text, whole, yes_or_no
from .violations import Violation

_SCHEME = "attachment://"
# Discord rewrites a name with other characters, and the address that uses it then shows nothing.
_KEPT_NAME = re.compile(r"[A-Za-z0-9._-]+")

attachment_entries = listing(
    record(
        {"id": snowflake},
        {
            "filename": text(1, 1024),
            "description": text(0, 1024),
            "title": text(0, 1024),
            "is_spoiler": yes_or_no,
            "duration_secs": number,
            "waveform": text(0, 400),
            # A client that keeps an attachment through an edit sends back what it was told about it.
            **dict.fromkeys(("url", "proxy_url"), text(1, 2048)),
            **dict.fromkeys(("size", "height", "width", "flags"), whole()),
            "content_type": text(0, 200),
            "spoiler": yes_or_no,
        },
    ),
    0,
    10,
)


def shown_names(body: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Every file name that a component or an embed shows by ``attachment://``, with its path."""
    for component, path in walk(body.get("components")):
        for position, item in enumerate(component.get("items") or ()):
            yield from _named(item, (*path, "items", position), "media")
        yield from _named(component, path, "media")
        yield from _named(component, path, "file")
    for position, embed in enumerate(body.get("embeds") or ()):
        for field in ("image", "thumbnail"):
            yield from _named(embed, ("embeds", position), field)


def _named(holder: Any, path: tuple[str | int, ...], field: str) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    media = holder.get(field) if isinstance(holder, dict) else None
    address = media.get("url") if isinstance(media, dict) else None
    if isinstance(address, str) and address.startswith(_SCHEME):
        yield address.removeprefix(_SCHEME), (*path, field, "url")


def attachment_violations(
    body: Mapping[str, Any], files: Mapping[int, str], *, kept: Mapping[str, str] | None = None
) -> Iterator[Violation]:
    """What is wrong between the files (index to name), the entries and what is shown.

    *kept* maps the identifiers of the attachments that the edited message already has to their names.
    """
    kept = kept or {}
    entries = body.get("attachments") or []
    yield from _entries_have_files(entries, files, kept)
    for name in files.values():
        if not _KEPT_NAME.fullmatch(name):
            yield Violation(("attachments",), "ATTACHMENT_NAME_REWRITTEN", f"{name!r} is not plain ASCII")
    if len(set(files.values())) < len(files):
        yield Violation(("attachments",), "ATTACHMENT_NAME_DUPLICATED", "two files have one name")
    remaining = kept.values() if "attachments" not in body else _kept_names(entries, kept)
    yield from _shown_exist(body, {*files.values(), *remaining}, files.values())


def _kept_names(entries: list[dict[str, Any]], kept: Mapping[str, str]) -> list[str]:
    return [kept[str(entry.get("id"))] for entry in entries if str(entry.get("id")) in kept]


def _entries_have_files(
    entries: list[dict[str, Any]], files: Mapping[int, str], kept: Mapping[str, str]
) -> Iterator[Violation]:
    described: set[str] = set()
    for position, entry in enumerate(entries):
        identifier, path = str(entry.get("id")), ("attachments", position)
        described.add(identifier)
        if identifier in kept:
            continue
        if not identifier.isdecimal() or int(identifier) not in files:
            yield Violation(path, "ATTACHMENT_NOT_FOUND", f"no files[{identifier}] was sent")
        elif entry.get("filename") not in (None, files[int(identifier)]):
            yield Violation(path, "ATTACHMENT_NAME_MISMATCH", f"{entry['filename']!r} was sent under another name")
    for index in files:
        if entries and str(index) not in described:
            yield Violation(("attachments",), "ATTACHMENT_NOT_DESCRIBED", f"files[{index}] has no entry")


def _shown_exist(body: Mapping[str, Any], present: set[str], sent: Collection[str]) -> Iterator[Violation]:
    shown = set()
    for name, path in shown_names(body):
        shown.add(name)
        if name not in present:
            code = "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND"
            yield Violation(path, code, f"no attachment is named {name!r}")
    if (body.get("flags") or 0) & (1 << 15):
        for name in set(sent) - shown:
            yield Violation(("attachments",), "ATTACHMENT_NOT_SHOWN", f"{name!r} is sent and no component shows it")
