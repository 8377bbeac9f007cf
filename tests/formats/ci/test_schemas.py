"""Every report against the schema that its readers publish, on a small and on the real workspace."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree

import jsonschema
import pytest
import xmlschema

from tests.conftest import Yshj
from tests.formats.ci.conftest import CHECK, FOLDER, LINT, Report
from yshj.judging.rules import RULES
from yshj.judging.views.problem_codes import PROBLEMS

SCHEMAS = Path(__file__).with_name("schemas")
REAL = ("--as-of", "2025-10-20")


def schema(name: str) -> Any:
    return json.loads((SCHEMAS / name).read_text("utf-8"))


def outputs(form: str, report: Report, yshj: Yshj) -> list[str]:
    """The form's output for check and lint, here and on the repository's own books."""
    runs = [report(*CHECK, "--format", form), report(*LINT, "--format", form)]
    runs += [yshj("check", *REAL, "--format", form), yshj("lint", *REAL, "--format", form)]
    return [run.out for run in runs]


def test_sarif(report: Report, yshj: Yshj) -> None:
    validator = jsonschema.Draft4Validator(schema("sarif-2.1.0-rtm.5.json"))
    for text in outputs("sarif", report, yshj):
        validator.validate(json.loads(text))


def test_gitlab(report: Report, yshj: Yshj) -> None:
    validator = jsonschema.Draft7Validator(schema("gitlab-code-quality.json"))
    for text in outputs("gitlab", report, yshj):
        issues = json.loads(text)
        validator.validate(issues)
        assert len({issue["fingerprint"] for issue in issues}) == len(issues)


def test_junit(report: Report, yshj: Yshj) -> None:
    xsd = xmlschema.XMLSchema(SCHEMAS / "junit-10.xsd")
    for text in outputs("junit", report, yshj):
        root = ElementTree.fromstring(text.encode("utf-8"))
        xsd.validate(root)
        names = [(case.get("classname"), case.get("name")) for case in root.iter("testcase")]
        assert len(set(names)) == len(names)


@pytest.fixture
def log(report: Report) -> Any:
    return report(*CHECK, "--format", "sarif").json["runs"][0]


def test_sarif_describes_every_rule(log: Any) -> None:
    rules = log["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [*(rule.code for rule in RULES), *PROBLEMS]
    for result in log["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    for rule in rules:
        assert rule["fullDescription"]["text"] not in ("", rule["name"]), rule["id"]
        assert rule["help"]["text"].startswith(rule["shortDescription"]["text"])
        # GitHub refuses more
        assert len(rule["fullDescription"]["text"]) <= 1024
        assert len(rule["name"]) <= 255


def test_sarif_places_are_real(log: Any, repository: Path) -> None:
    for result in log["results"]:
        place = result["locations"][0]["physicalLocation"]
        file = repository / unquote(place["artifactLocation"]["uri"])
        line = file.read_text("utf-8").splitlines()[place["region"]["startLine"] - 1]
        assert place["region"]["startColumn"] <= len(line)


def test_sarif_suppresses_what_is_waived_or_known(log: Any) -> None:
    excused = {
        (r["properties"]["task"], r["properties"]["unit"]): r["suppressions"][0]
        for r in log["results"]
        if "suppressions" in r
    }
    assert set(excused) == {("1-1-1", "甲局"), ("1-1-3", "丙局")}
    assert all(one["kind"] == "external" for one in excused.values())
    assert "延后验收" in excused["1-1-1", "甲局"]["justification"]


def test_sarif_says_what_gates_and_that_something_was_not_read(log: Any, repository: Path) -> None:
    gating = [(r["ruleId"], r["properties"].get("unit")) for r in log["results"] if r["properties"]["gates"]]
    assert gating == [("F03", None), ("T01", "乙局"), ("T01", "丁局")]
    assert log["invocations"][0]["executionSuccessful"] is False
    stated = log["properties"]
    assert (stated["as_of"], stated["sample"], stated["plan_version"]) == ("2025-10-20", True, "1")
    assert (stated["found"], stated["read"], stated["refused"], stated["problems"]) == (6, 6, 0, 1)


def case(report: Report, task: str) -> ElementTree.Element:
    root = ElementTree.fromstring(report(*CHECK, "--format", "junit").out)
    return next(one for one in root.iter("testcase") if one.get("name", "").startswith(task))


@pytest.mark.parametrize(
    ("task", "elements"),
    [
        ("1-1-1", ["failure", "system-out"]),
        ("1-1-2", []),
        ("1-1-3", ["skipped", "system-out"]),
        ("4-1", ["failure", "system-out"]),
        (FOLDER, ["error"]),
    ],
)
def test_junit_a_case_a_task(task: str, elements: list[str], report: Report) -> None:
    assert [element.tag for element in case(report, task)] == elements


def test_junit_only_what_gates_is_a_failure(report: Report) -> None:
    failure, output = case(report, "1-1-1")
    assert "乙局" in (failure.text or "")
    assert "甲局" not in (failure.text or "")
    assert "已豁免" in (output.text or "")


def test_junit_counts_add_up(report: Report) -> None:
    root = ElementTree.fromstring(report(*CHECK, "--format", "junit").out)
    for suite in root.iter("testsuite"):
        for attribute, tag in (("tests", None), ("failures", "failure"), ("errors", "error")):
            cases = [c for c in suite.iter("testcase") if tag is None or c.find(tag) is not None]
            assert suite.get(attribute) == str(len(cases))
        assert suite.get("skipped") == str(len(list(suite.iter("skipped"))))


def test_junit_survives_what_xml_cannot_say(report: Report, repository: Path) -> None:
    """File names are the one text that our own reader does not vet."""
    hostile = repository / FOLDER / "data" / "reports" / "a\x1b[31m\ufffe\u202eb]]><.yaml"
    hostile.write_text("format: nothing\n", "utf-8")
    root = ElementTree.fromstring(report(*CHECK, "--format", "junit").out.encode("utf-8"))
    names = [one.get("name") for one in root.iter("testcase")]
    assert f"{FOLDER}/data/reports/a〈U+001B〉[31m〈U+FFFE〉〈U+202E〉b]]><.yaml" in names


def test_junit_on_the_real_books_shows_every_task(yshj: Yshj) -> None:
    root = ElementTree.fromstring(yshj("check", *REAL, "--format", "junit").out)
    passed = [one for one in root.iter("testcase") if one.find("failure") is None]
    assert len(list(root.iter("testcase"))) == 71, "70 tasks, and the files"
    assert 0 < len(passed) < 71
