"""Every YAML file of ours says in its first line which schema it follows, and the way there is right."""

import json
import re
from pathlib import Path

from tests.conftest import ROOT, Yshj
from tests.editor.schemas import frozen_files
from yshj.files.create.schema_line import schema_line, schema_line_like

LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")


def pointed_at(path: Path) -> Path | None:
    """The schema that a file's first line leads to; None without such a line."""
    with path.open(encoding="utf-8") as stream:
        found = LINE.fullmatch(stream.readline())
    return (path.parent / found[1]).resolve() if found else None


def test_the_frozen_files_point_to_the_shipped_schemas():
    files = frozen_files()
    pointers = [pointed_at(path) for _, path in files]
    assert pointers == [ROOT / "src" / "yshj" / "schemas" / f"{kind}.json" for kind, _ in files]


def test_the_files_of_a_new_workspace_point_to_its_own_schemas(yshj: Yshj, tmp_path: Path):
    yshj("init", cwd=tmp_path)
    files = [path for path in tmp_path.rglob("*.yaml") if ".github" not in path.parts]
    assert len(files) == 4
    for path in files:
        schema = pointed_at(path)
        assert schema, path
        assert schema.parent == tmp_path.resolve() / ".yshj" / "schema"
        kind = json.loads(schema.read_text("utf-8"))["properties"]["format"]["const"]
        assert f"\nformat: {kind}\n" in path.read_text("utf-8"), path


def test_a_new_baseline_points_where_the_plan_points(yshj: Yshj, tmp_path: Path):
    yshj("init", cwd=tmp_path)
    (tmp_path / "ci").mkdir()
    for name in ("known.yaml", "ci/known.yaml"):
        assert yshj("check", "--baseline", name, "--write-baseline", cwd=tmp_path).code == 0
        assert pointed_at(tmp_path / name) == tmp_path.resolve() / ".yshj/schema/baseline.json"


def test_without_a_line_in_the_plan_there_is_none_elsewhere(tmp_path: Path):
    plan = tmp_path / "plan-1.yaml"
    assert schema_line_like(plan, "report", tmp_path / "x.yaml") == ""
    plan.write_bytes(b"\xff\xfe")
    assert schema_line_like(plan, "report", tmp_path / "x.yaml") == ""
    plan.write_text("format: yshj-plan/1\n", "utf-8")
    assert schema_line_like(plan, "report", tmp_path / "x.yaml") == ""


def test_a_way_that_editors_cannot_follow_is_not_written(tmp_path: Path):
    assert schema_line(tmp_path / "a b", "plan", tmp_path / "x.yaml") == ""
    inside = schema_line(tmp_path / "a b" / "s", "plan", tmp_path / "a b" / "x.yaml")
    assert inside == "# yaml-language-server: $schema=s/plan.json\n"
