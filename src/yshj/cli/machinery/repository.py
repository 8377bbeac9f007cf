"""Where the repository is that a workspace stands in; git itself is never asked."""

import os
from pathlib import Path

from yshj.output.render_options import Roots

_CHECKOUTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "WORKSPACE")
"""Where GitHub, GitLab and Jenkins put the files of a job; a checkout without git has no `.git`."""


def roots_of(workspace: Path) -> Roots:
    """The nearest folder upward with `.git`, else the checkout of the CI job, else the workspace."""
    # a file in worktrees and submodules, a folder elsewhere
    found = (folder for folder in (workspace, *workspace.parents) if (folder / ".git").exists())
    repository = next(found, None) or _checkout(workspace) or workspace
    return Roots(repository.as_posix(), workspace.as_posix())


def _checkout(workspace: Path) -> Path | None:
    for name in _CHECKOUTS:
        folder = os.environ.get(name)
        if folder and workspace.is_relative_to(Path(folder).resolve()):
            return Path(folder).resolve()
    return None
