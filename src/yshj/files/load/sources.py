"""Where an answer comes from: everything on the disk that it depends on, as it was when it was read."""

import contextlib
import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from yshj.files.find.discovery import Candidate, find_reports
from yshj.files.find.workspace import Workspace, almost_named, find_plans, leads_outside
from yshj.files.store.digest import digest_of
from yshj.files.yaml.text import content


@dataclass(slots=True)
class Sources:
    """Filled in as a run reads. Paths are absolute."""

    folder: str = ""
    """The reports folder."""
    listing: list[list[object]] = field(default_factory=list)
    """What stood in it: names, and why some are not read."""
    plans: list[str] = field(default_factory=list)
    """Every plan in the workspace, and what is almost named like a file of ours."""
    files: dict[str, str] = field(default_factory=dict)
    """The digest of each file that was looked for; "" where there is none."""
    unlinked: list[str] = field(default_factory=list)
    """The files that may be no links to outside the workspace, and were none."""
    evidence: dict[str, bool] = field(default_factory=dict)
    """Whether each evidence file was there: looked at afresh in every run."""


def listed(candidates: Sequence[Candidate]) -> list[list[object]]:
    """What stands in a reports folder, as it is compared."""
    return [[one.name, one.refusal, one.unless_evidence] for one in candidates]


def plans_of(workspace: Workspace) -> list[str]:
    """Every plan in the workspace, and what is almost named like a file of ours."""
    return [*map(str, find_plans(workspace)), *almost_named(workspace)]


def unchanged(sources: Sources, workspace: Workspace) -> bool:
    """Whether everything that an answer came from is the same now, byte by byte."""
    return (
        plans_of(workspace) == sources.plans
        and listed(find_reports(workspace, Path(sources.folder))) == sources.listing
        and not any(leads_outside(Path(path), workspace.root, Path(path).parent) for path in sources.unlinked)
        and all(_digest_now(path) == digest for path, digest in sources.files.items())
        and all(is_file(path) == there for path, there in sources.evidence.items())
    )


def is_file(path: str) -> bool:
    """Whether a file is there; a path that no file can have is none."""
    try:
        return os.path.isfile(path)
    except ValueError:
        return False


def _digest_now(path: str) -> str:
    """The digest of a regular file's bytes; "" when there is none or it cannot be read."""
    with contextlib.suppress(OSError, ValueError):
        if os.path.isfile(path):
            return digest_of(content(path))
    return ""
