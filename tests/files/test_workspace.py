"""Which folder is the workspace: the nearest upward that has a configuration or a plan."""

from pathlib import Path

import pytest

from tests.files.small import put
from yshj.files.find.workspace import find_workspace


@pytest.mark.parametrize(
    ("files", "start", "root"),
    [
        (["yshj.yaml"], "甲/乙", ""),
        (["甲/data/plan-1.yaml"], "甲/乙", "甲"),
        (["甲/data/plan-1.yaml"], "甲/data", "甲"),
        (["yshj.yaml", "甲/data/plan-1.yaml"], "甲/乙", "甲"),  # a stray configuration above
        (["data/plan-1.yaml", "甲/yshj.yaml"], "甲/乙", "甲"),
        (["yshj.yaml", "data/plan-1.yaml"], "甲/乙", ""),
        (["data/plan.yaml", "data/plan-1.yml"], "甲/乙", "甲/乙"),
        ([], "甲/乙", "甲/乙"),
    ],
)
def test_the_nearest(tmp_path: Path, files: list[str], start: str, root: str) -> None:
    (tmp_path / "甲/乙").mkdir(parents=True)
    for name in files:
        put(tmp_path, name, "x")
    assert find_workspace(tmp_path / start).root == (tmp_path / root).resolve()
