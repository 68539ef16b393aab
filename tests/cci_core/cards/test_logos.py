import struct
import zlib

from cci_core.cards import card_svg, png, stored_logo
from cci_core.cards.logos import MOST_BYTES


def picture(colour: bytes) -> bytes:
    """A PNG of one pixel."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\x00" + colour)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def test_a_stored_logo_is_drawn_in_place_of_the_monogram(make_card, tmp_path):
    (tmp_path / "acme.png").write_bytes(picture(b"\xff\x00\x80"))

    logo = stored_logo(tmp_path, "acme")
    svg = card_svg(make_card(logo=logo))

    assert logo is not None
    assert logo.startswith("data:image/png;base64,")
    assert "<image " in svg
    assert ">NM<" not in svg
    assert png(svg) != png(card_svg(make_card()))


def test_what_is_no_small_picture_is_no_logo(tmp_path):
    (tmp_path / "page.png").write_text("<svg onload=alert(1)>")
    (tmp_path / "large.jpg").write_bytes(b"\xff\xd8\xff" + bytes(MOST_BYTES))

    assert stored_logo(tmp_path, "page") is None
    assert stored_logo(tmp_path, "large") is None
    assert stored_logo(tmp_path, "absent") is None
    assert stored_logo(tmp_path, "../secret") is None
    assert stored_logo(None, "acme") is None


def test_a_broken_logo_costs_no_card(make_card):
    assert png(card_svg(make_card(logo="data:image/png;base64,AAAA"))).startswith(b"\x89PNG")
