"""Text for the log of a GitHub job, where the runner takes some lines for commands."""

import os
import re

_COMMAND = r"(?m)##(?=\[)|^(\s*):(?=:)"


def without_commands(text: str) -> str:
    """`text` as it is; on a GitHub runner with a space in whatever would be a command there.

    A report that says `##[stop-commands]x` would otherwise silence every annotation after it.
    """
    if not os.environ.get("GITHUB_ACTIONS"):
        return text
    return re.sub(_COMMAND, lambda found: f"{found.group()} ", text)
