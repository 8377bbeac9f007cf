"""The schemas of the YAML files: current, Chinese throughout, and of one mind with our reader."""

import re
import subprocess
import sys

import pytest
from jsonschema import Draft7Validator

from tests.conftest import ROOT
from tests.editor.schemas import (
    FOLDER,
    READERS,
    frozen_files,
    objects,
    properties,
    reader_complaints,
    schema,
    schema_complaints,
)

ALL = sorted(path.stem for path in FOLDER.glob("*.json"))
CHINESE = re.compile("[\u4e00-\u9fff]")


def test_the_files_are_what_the_models_say():
    script = [sys.executable, "scripts/make_schemas.py", "--check"]
    done = subprocess.run(script, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", ALL)
def test_each_is_a_valid_schema(name):
    Draft7Validator.check_schema(schema(name))


@pytest.mark.parametrize("name", ALL)
def test_every_key_has_a_chinese_title(name):
    described = dict(properties(schema(name)))
    assert described
    assert [path for path, inner in described.items() if not CHINESE.search(inner["title"])] == []


@pytest.mark.parametrize("name", READERS)
def test_a_clerk_who_points_at_a_key_reads_a_chinese_sentence(name):
    described = dict(properties(schema(name)))
    assert [path for path, inner in described.items() if not CHINESE.search(inner["description"])] == []
    assert [path for path, inner in described.items() if not inner["description"].endswith("。")] == []


@pytest.mark.parametrize("name", READERS)
def test_every_choice_is_explained(name):
    chosen = [inner for _, inner in properties(schema(name)) if "enum" in inner]
    assert [len(inner["enumDescriptions"]) - len(inner["enum"]) for inner in chosen] == [0] * len(chosen)


@pytest.mark.parametrize("name", READERS)
def test_unknown_keys_are_errors_everywhere_and_the_place_is_nowhere(name):
    found = list(objects(schema(name)))
    assert all(inner["additionalProperties"] is False for inner in found)
    assert not [key for inner in found for key in inner["properties"] if key.strip() == "at"]


def test_no_schema_needs_another():
    assert not [name for name in ALL if '"$ref"' in (FOLDER / f"{name}.json").read_text("utf-8")]


@pytest.mark.parametrize(("name", "path"), frozen_files(), ids=lambda value: getattr(value, "name", value))
def test_the_frozen_files_fit(name, path):
    assert schema_complaints(name, path.read_text("utf-8")) == []


HEAD = {
    "plan": 'format: yshj-plan/1\nplan: {name: 方案, version: "1", issued: 2025-03-25}\n'
    "units: [{name: 甲局, kind: 市直部门}]\n",
    "report": "format: yshj-report/1\nunit: 甲局\nentries:\n  - ",
    "decisions": "format: yshj-decisions/1\ndecisions:\n  - {date: 2025-08-20, task: 1-2-6, ",
    "config": "format: yshj-config/1\n",
    "baseline": "format: yshj-baseline/1\nfindings: [{code: O03, severity: ",
}
TASK = f"{HEAD['plan']}tasks:\n  - {{id: 1-1, title: 题, "

FINE = [
    ("plan", f"{TASK}due: 2025-12}}"),
    ("plan", f"{TASK}due: 2025-12-31, lead: [甲局], support: [], support_open: true}}"),
    ("plan", f"{TASK}due: ongoing, deliverables: [清单, {{name: 平台, force: pilot}}]}}"),
    ("plan", f"{TASK}targets: [{{name: 率, at_least: 95, unit: '%'}}, {{name: 数, less_than: 1.5}}]}}"),
    ("plan", f"{TASK}recurring: [{{name: 会, every: quarter}}, {{name: 访, every: year, at_least: 2}}]}}"),
    (
        "plan",
        f"{HEAD['plan']}groups: [{{name: 各局, members: open}}, {{name: 两局, members: [甲局]}}]\ntasks: []",
    ),
    ("plan", f'{HEAD["plan"]}sections: {{"1": 章, "1-1": 类}}\ntasks: []'),
    ("report", f"{HEAD['report']}{{date: 2025-06-30, task: 1-1-1, progress: 45}}"),
    ("plan", f"{TASK.replace('id: 1-1', 'id: 12')}due: 2025-12}}"),
    ("report", f"{HEAD['report']}{{date: 2025-06-30, task: 1-1-1, blocked: null}}"),
    ("report", f"{HEAD['report']}{{date: 2025-06-30, task: 12, progress: 45}}"),
    ("report", f"{HEAD['report']}{{date: 2025-06-30, task: 4-1, measures: {{率: 91.2}}, held: {{会: 1}}}}"),
    ("decisions", f"{HEAD['decisions']}kind: extend, until: 2025-10-31, applied: 2025-08-15, unit: 甲局}}"),
    ("decisions", f"{HEAD['decisions']}kind: close, reason: 已核实}}"),
    ("decisions", f"{HEAD['decisions']}kind: return, unit: 甲局, authority: 会议}}"),
    ("decisions", f"{HEAD['decisions']}kind: assign, group: 各园区, units: [一园]}}"),
    ("decisions", f"{HEAD['decisions']}kind: waive, code: T05, until: 2025-11-30}}"),
    ("decisions", f"{HEAD['decisions']}kind: transfer, from: 甲局, to: 乙局}}"),
    ("decisions", f"{HEAD['decisions']}kind: transfer, from: 甲局, to: [乙局, 丙局]}}"),
    ("config", f"{HEAD['config']}policy: {{behind_points: 12, due_on_rest_day: next_workday}}"),
    ("config", f"{HEAD['config']}policy: {{warning_windows: [{{length: 30, warn: 7}}, {{warn: 15}}]}}"),
    ("config", f"{HEAD['config']}calendar: {{holidays: [2025-08-20]}}\ncheck: {{fail_on: [overdue, O03]}}"),
    ("baseline", f"{HEAD['baseline']}warning, task: 1-1-1}}]"),
]

WRONG = [
    ("plan", f"{TASK}due: 2025年12月}}"),
    ("plan", f"{TASK}due: }}"),
    ("plan", f"{TASK}dues: 2025-12}}"),
    ("plan", f"{TASK}targets: [{{name: 率}}]}}"),
    ("plan", f"{TASK}targets: [{{name: 率, at_least: 3, at_most: 4}}]}}"),
    ("plan", f"{TASK}targets: [{{name: 率, at_most: 4, equals: 4}}]}}"),
    ("plan", f"{TASK}targets: [{{name: 率, at_least: 3, unit: null}}]}}"),
    ("plan", f"{TASK}targets: [{{name: 率, at_least: '95'}}]}}"),
    ("plan", f"{TASK}recurring: [{{name: 会}}]}}"),
    ("plan", f"{TASK}recurring: [{{name: 会, every: 季度}}]}}"),
    ("plan", f"{TASK}deliverables: [3]}}"),
    ("plan", f"{HEAD['plan']}tasks: [{{id: 一, title: 题}}]"),
    ("plan", f"{HEAD['plan']}tasks: [{{id: 1-1}}]"),
    ("plan", f"{HEAD['plan']}groups: [{{name: 各局, members: 不详}}]\ntasks: []"),
    ("plan", HEAD["plan"].replace('"1"', "1.0") + "tasks: []"),
    ("plan", HEAD["plan"]),
    ("report", f"{HEAD['report']}{{date: 2025-06-30, task: 1-1-1}}"),
    ("report", f"{HEAD['report']}{{date: 2025-06-30, progress: 45}}"),
    ("report", f"{HEAD['report']}{{date: 20250630, task: 1-1-1, progress: 45}}"),
    ("report", f"{HEAD['report']}{{date: 2025-06-30, task: 1-1-1, progress: 45%}}"),
    ("report", f"{HEAD['report']}{{date: 2025-06-30, task: 1-1-1, progress: 101}}"),
    ("report", f"{HEAD['report']}{{date: 2025-06-30, task: 1-1-1, progress: true}}"),
    ("report", f"{HEAD['report']}{{date: 2025-06-30, task: 1-1-1, progress: null}}"),
    ("report", f"{HEAD['report']}{{date: 2025-06-30, task: 1-1-1, measures: {{率: 91.2%}}}}"),
    ("report", f"{HEAD['report']}{{date: 2025-06-30, task: 1-1-1, evidence: 证明.pdf}}"),
    ("report", f"{HEAD['report']}{{date: 2025-06-30, task: 1-1-1, at: 1, note: 好}}"),
    ("decisions", f"{HEAD['decisions']}kind: extend}}"),
    ("decisions", f"{HEAD['decisions']}kind: extend, until: 2025-10-31, code: T05}}"),
    ("decisions", f"{HEAD['decisions']}kind: close, until: 2025-10-31}}"),
    ("decisions", f"{HEAD['decisions']}kind: return, group: 各园区}}"),
    ("decisions", f"{HEAD['decisions']}kind: assign, group: 各园区}}"),
    ("decisions", f"{HEAD['decisions']}kind: assign, group: 各园区, units: []}}"),
    ("decisions", f"{HEAD['decisions']}kind: assign, group: 各园区, units: [一园], unit: 甲局}}"),
    ("decisions", f"{HEAD['decisions']}kind: waive}}"),
    ("decisions", f"{HEAD['decisions']}kind: transfer, from: 甲局, to: 1}}"),
    ("decisions", f"{HEAD['decisions']}kind: 延期, until: 2025-10-31}}"),
    ("config", f"{HEAD['config']}policy: {{behind_points: 101}}"),
    ("config", f"{HEAD['config']}policy: {{behind: 10}}"),
    ("config", f"{HEAD['config']}plan:"),
    ("config", "policy: {}"),
    ("baseline", f"{HEAD['baseline']}fatal}}]"),
]


@pytest.mark.parametrize(("name", "text"), FINE)
def test_what_the_reader_accepts_no_editor_underlines(name, text):
    assert reader_complaints(name, text) == []
    assert schema_complaints(name, text) == []


@pytest.mark.parametrize(("name", "text"), WRONG)
def test_what_the_reader_refuses_the_editor_underlines(name, text):
    assert reader_complaints(name, text)
    assert schema_complaints(name, text)


def test_what_only_the_plan_can_tell_is_left_to_the_reader():
    unknown = f"{HEAD['report']}{{date: 2025-02-30, task: 9-9-9, note: 好}}"
    assert schema_complaints("report", unknown) == []
    assert reader_complaints("report", unknown)
