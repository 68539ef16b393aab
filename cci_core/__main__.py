"""`python -m cci_core` is the command `cci`."""

import sys

from cci_core.cli import main

sys.exit(main())
