"""The examples that a new workspace's files carry behind `#`: whoever takes the mark away has a good file."""

import re
from pathlib import Path

from tests.conftest import Yshj
from yshj.model.decision import KINDS


def uncommented(text: str) -> str:
    """`text` with every line that is an example of YAML in force."""
    return re.sub(r"^( *)# ((?:  )*(?:- \{|[a-z]+: |- date))", r"\1\2", text, flags=re.MULTILINE)


def new_workspace(yshj: Yshj, folder: Path) -> Path:
    assert yshj("init", str(folder), "--name", "某市方案", "--issued", "2026-03-01", "--yes").code == 0
    return folder


def test_every_kind_of_decision_has_an_example_that_can_be_read(yshj: Yshj, tmp_path: Path):
    book = new_workspace(yshj, tmp_path / "book")
    decisions = book / "data" / "decisions.yaml"
    text = uncommented(decisions.read_text(encoding="utf-8").replace("decisions: []", "decisions:"))
    assert {kind for kind in KINDS if f"kind: {kind}," in text} == {*KINDS}
    decisions.write_text(text, encoding="utf-8")
    plan = next(book.glob("data/plan-*.yaml"))
    named = plan.read_text(encoding="utf-8").replace(
        "lead: [各区人民政府]", "lead: [各区人民政府, 各有关部门]"
    )
    unit = "  - {name: 示例乙和数据局, kind: 市直部门}\n"
    plan.write_text(uncommented(named).replace("groups:", f"{unit}\ngroups:", 1), encoding="utf-8")
    assert yshj("lint", "-C", str(book)).err == ""


def test_every_key_of_an_entry_has_an_example_that_can_be_read(yshj: Yshj, tmp_path: Path):
    book = new_workspace(yshj, tmp_path / "book")
    plan = next(book.glob("data/plan-*.yaml"))
    plan.write_text(uncommented(plan.read_text(encoding="utf-8")), encoding="utf-8")
    report = book / "data" / "reports" / "示例甲局.yaml"
    text = uncommented(report.read_text(encoding="utf-8"))
    assert "  - date: 2026-06-30" in text
    report.write_text(text.replace("evidence: [证明.pdf]", "evidence: []"), encoding="utf-8")
    assert yshj("lint", "-C", str(book)).err == ""
