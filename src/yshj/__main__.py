"""`python -m yshj`."""

import sys

from yshj.cli.main import run

if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
