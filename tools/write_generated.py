"""Write the files that are made from the code and checked in; tests say when one is out of date."""

import json
from pathlib import Path

from cci_core.exchange.schema import company_schema

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Write every generated file of the core."""
    schema = ROOT / "schema" / "company.schema.json"
    schema.parent.mkdir(exist_ok=True)
    schema.write_text(json.dumps(company_schema(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"wrote {schema.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
