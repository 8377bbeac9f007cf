"""Evidence that comes with a form: copied beside the ledger, never over another file."""

from pathlib import Path

import pytest

from tests.cli.collecting import Office
from tests.conftest import Yshj


@pytest.fixture
def office(tmp_path: Path, yshj: Yshj) -> Office:
    return Office(tmp_path, yshj)


def test_evidence_never_takes_the_place_of_another(office: Office) -> None:
    (office.back / "证明.txt").write_text("十月")
    office.returned(evidence="证明.txt")
    office.collect()
    (office.back / "证明.txt").write_text("十一月")
    office.returned(evidence="证明", progress=50)
    assert office.collect(day="2025-11-20").code == 0
    assert office.proofs() == {"甲局/证明.txt": "十月", "甲局/证明-2.txt": "十一月"}
    assert "evidence: [佐证/甲局/证明-2.txt]" in office.ledger()


def test_evidence_of_a_refused_form_stays_where_it_is(office: Office) -> None:
    (office.back / "证明.txt").write_text("十月")
    office.returned(evidence="证明.txt", progress=35.7)
    assert office.collect().code == 3
    assert office.proofs() == {}


@pytest.mark.parametrize("name", ["../外.txt", "/etc/hostname", "..\\外.txt"])
def test_evidence_is_taken_from_beside_the_form_only(office: Office, name: str) -> None:
    (office.folder / "外.txt").write_text("外")
    office.returned(evidence=name)
    assert office.collect().code == 0
    assert office.proofs() == {}


def test_a_table_named_as_evidence_is_no_form(office: Office) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    book.active["A1"] = "台账"
    book.save(office.back / "台账.xlsx")
    office.returned(evidence="台账.xlsx")
    run = office.collect()
    assert run.code == 0, run.err
    assert (office.folder / "data/reports/佐证/甲局/台账.xlsx").exists()


def test_evidence_that_is_not_sent_again_is_that_of_before_and_told(office: Office) -> None:
    (office.back / "证明.txt").write_text("十月")
    office.returned(evidence="证明.txt")
    office.collect()
    (office.back / "证明.txt").unlink()
    office.returned(evidence="证明.txt", progress=50)
    run = office.collect(day="2025-11-20")
    assert "佐证“证明.txt”没有随表送来，沿用以前同名的" in run.err


@pytest.mark.parametrize("form", ["表.xlsx", "又一份.xlsx"])
def test_evidence_that_comes_after_the_form_is_copied_when_that_is_collected_again(
    office: Office, form: str
) -> None:
    office.returned(evidence="纪要.txt")
    assert "佐证“纪要.txt”没有随表送来，请补" in office.collect().err
    before = office.ledger()
    (office.back / "纪要.txt").write_text("十月")
    (office.back / "表.xlsx").unlink()
    office.returned(form, evidence="纪要.txt")
    run = office.collect()
    assert (run.code, office.ledger()) == (0, before)
    assert office.proofs() == {"甲局/纪要.txt": "十月"}
