"""Write the pairs that mirrors of `fold_text` are tested against: `python -m tools.fold_vectors`."""

import json
from pathlib import Path

from cci_core.names import fold_text

PATH = Path(__file__).parents[1] / "tests" / "vectors" / "fold.json"

TEXTS = """\
Tesla|TESLA, INC.|Ben & Jerry’s|BEN AND JERRY'S|McDonald`s|L’Oréal|H&M|H & M|AT&T|Procter & Gamble Co.|Disney+|Canal+
Nestlé S.A.|Mondelēz|Škoda Auto|Citroën|Ærø Brød|Łódź Fabryka|Großmarkt|GROẞMARKT|Hellmann´s|Señor Frog's|Đà Nẵng
Þór hf.|İstanbul Çelik|ışık|Ｈ＆Ｍ|ＡＢＣ１２３|ﬁat|株式会社ソニー|ソニー|ｿﾆｰ|삼성전자
Газпром|Йогурт|ΣΊΣΥΦΟΣ|שופרסל|أرامكو السعودية|टाटा
U.S. Steel|J.P. Morgan|e.l.f.|7-Eleven|3M|Yahoo!|Toys “R” Us|C&A|P&G|a_b|AC/DC|Wal-Mart|Coca\u00adCola|Coca\u200bCola
  many   spaces  |\ttab|!?|™|Pepsi™|Kellogg®|Nº 1|½ Price|①|x\u0301y|🍎 Apple
Rolls‑Royce|Rolls–Royce|Zürich|Zu\u0308rich"""


def vectors() -> list[list[str]]:
    """Each text with its folding."""
    texts = [*TEXTS.replace("\n", "|").split("|"), "", "a" * 300, "é" * 300]
    return [[text, fold_text(text)] for text in texts]


def rendered() -> str:
    """The file as text."""
    lines = ",\n".join("  " + json.dumps(pair, ensure_ascii=True) for pair in vectors())
    return f"[\n{lines}\n]\n"


def main() -> None:
    """Write the file."""
    PATH.parent.mkdir(parents=True, exist_ok=True)
    PATH.write_text(rendered(), encoding="utf-8")


if __name__ == "__main__":
    main()
