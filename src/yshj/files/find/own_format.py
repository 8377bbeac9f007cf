"""What a file says that it is: one of our inputs, a baseline, or nothing of ours."""

import re
from contextlib import suppress

_FORMAT = rb"(?m)^(?:\xef\xbb\xbf)?format:[ \t]*[\"']?(yshj-[a-z]+)"
_FIRST_BYTES = 4096


def own_format(path: str) -> str | None:
    """The format of ours that the file's first lines name, as in `yshj-plan`; None where they name none."""
    with suppress(OSError), open(path, "rb") as file:
        found = re.search(_FORMAT, file.read(_FIRST_BYTES))
        return found[1].decode() if found else None
    return None
