"""Print every table of quality: names found, badges right."""

import sys

from benchmarks.__main__ import main

if __name__ == "__main__":
    sys.exit(main("quality"))
