"""``python -m pipeline``: the command for who has no ``pal`` at hand."""

import sys

from pipeline.cli import main

sys.exit(main())
