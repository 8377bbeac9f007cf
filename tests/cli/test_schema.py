"""`yshj schema`: the shipped schemas on the screen, in a file, and in a workspace."""

import json
from pathlib import Path

import pytest

from tests.conftest import ROOT, Yshj
from yshj.cli.commands.schema import SCHEMAS
from yshj.files.create.shipped import shipped_text


def test_every_shipped_schema_can_be_asked_for():
    folder = ROOT / "src" / "yshj" / "schemas"
    assert sorted(SCHEMAS) == sorted(path.stem for path in folder.glob("*.json"))


@pytest.mark.parametrize("name", SCHEMAS)
def test_it_is_printed_as_it_is_shipped(yshj: Yshj, name: str):
    run = yshj("schema", name)
    assert (run.code, run.err) == (0, "")
    assert run.out == shipped_text(f"schemas/{name}.json")
    assert json.loads(run.out)["$schema"] == "http://json-schema.org/draft-07/schema#"


def test_into_a_file(yshj: Yshj, tmp_path: Path):
    assert yshj("schema", "plan", "-o", "p.json", cwd=tmp_path).out == ""
    assert (tmp_path / "p.json").read_text("utf-8") == shipped_text("schemas/plan.json")


@pytest.mark.parametrize(("words", "start"), [((), "请写名称："), (("plans",), "没有名为“plans”的 schema")])
def test_without_a_right_name_all_names_are_listed(yshj: Yshj, words: tuple[str, ...], start: str):
    run = yshj("schema", *words)
    assert run.code == 2
    assert run.err.startswith(f"错误：{start}")
    assert all(f"{name}（" in run.err for name in SCHEMAS)


def test_a_workspace_gets_the_schemas_of_this_version(yshj: Yshj, tmp_path: Path):
    yshj("init", cwd=tmp_path)
    old = tmp_path / ".yshj" / "schema" / "plan.json"
    old.write_text("{}", "utf-8")
    assert yshj("schema", "--write", cwd=tmp_path).code == 0
    assert old.read_text("utf-8") == shipped_text("schemas/plan.json")


def test_a_folder_that_is_no_workspace_gets_nothing(yshj: Yshj, tmp_path: Path):
    run = yshj("schema", "--write", cwd=tmp_path)
    assert run.code == 2
    assert "这里没有工作区" in run.err
    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_written_is_code_4(yshj: Yshj, tmp_path: Path):
    yshj("init", cwd=tmp_path)
    (tmp_path / ".yshj" / "schema" / "plan.json").unlink()
    (tmp_path / ".yshj" / "schema" / "plan.json").mkdir()
    assert yshj("schema", "--write", cwd=tmp_path).code == 4
