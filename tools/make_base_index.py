"""Write the index that the extension carries for its first start, from the starter catalogue; always the same bytes.

Run after changing the starter catalogue, the methodology or the format: `python -m tools.make_base_index`.
"""

from pathlib import Path

from cci_core.badges import badge_index, seal
from cci_core.directory import Directory, build_directory
from cci_core.exchange.reading import read_file
from cci_core.methodology import load_methodology
from cci_core.records import Company
from cci_core.starter import starter_files

TARGET = Path(__file__).parents[1] / "browser_extension" / "index" / "base.bin"


def base_index() -> bytes:
    """The unsigned index of the starter catalogue on the day of its newest event."""
    return seal(badge_index(starter_directory()), None)


def starter_directory() -> Directory:
    """The directory of the starter catalogue on the day of its newest event."""
    companies = starter_companies()
    day = max(event.date for company in companies for event in company.events)
    return build_directory(companies, load_methodology(), 0, day)


def starter_companies() -> list[Company]:
    """The companies of the starter catalogue."""
    found = [found for file in starter_files() for found in read_file(file)]
    return [each.company for each in found if each.company is not None]


if __name__ == "__main__":
    TARGET.write_bytes(base_index())
