"""The office's own table, filled in → decisions; or cell by cell why not."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from yshj.files.collect import answers
from yshj.files.collect.identify import Identifier
from yshj.files.collect.refusals import Refusal, Refused, refused
from yshj.files.collect.table import Row, Table, folded_header, table_of
from yshj.files.find.evidence import proof_digests
from yshj.files.find.workspace import Workspace
from yshj.files.quoting import quoted
from yshj.files.sheets.grid import Sheet
from yshj.judging.asks import Ask, pending
from yshj.judging.lead_facts import Lead
from yshj.judging.leads_of import LeadsOf
from yshj.model.assessment import Assessment
from yshj.model.form import OFFICE_COLUMNS, VERDICTS, Verdict
from yshj.model.plan import Task

_HEADERS = {folded_header(column.header): column.key for column in OFFICE_COLUMNS}


class Decided(NamedTuple):
    """One decision of the table."""

    task: Task
    item: Mapping[str, Any]


class OfficeReader:
    """Reads the office's table against the books of the day before it decides."""

    def __init__(self, judged: Assessment, workspace: Workspace, identifier: Identifier) -> None:
        self._books, self._day, self._workspace = judged.books, judged.as_of, workspace
        self._who = identifier
        self._leads_of = LeadsOf(judged)
        self._asks = {(ask.row.task.id, ask.row.lead.unit): ask for ask in pending(judged)}
        self._before: dict[tuple[str, str, str], str] = {}
        self.known = 0
        """How many decisions stand in the books already."""
        self.notes: list[str] = []

    def read(self, tables: Sequence[Table]) -> tuple[list[Decided], list[Refusal]]:
        """The decisions, and what is refused."""
        decided, refusals = [], []
        for row in (row for table in tables for row in table.rows):
            try:
                verdict = self._verdict(row)
                if verdict.kind is None:
                    self.notes.append(
                        f"{row.at('verdict')}：{verdict.word}，不写决定，请另行答复该单位；"
                        "单位撤回的，用 yshj update 记一条 --ask 原时限，在此以前一直列着"
                    )
                    continue
                task = self._who.task_of(row)
                if self._stands(task, verdict.kind, verdict.day, row):
                    self.known += 1
                else:
                    decided.append(Decided(task, self._decision(task, verdict, row)))
            except Refused as refusal:
                refusals.append(Refusal(refusal.at, str(refusal)))
        return decided, refusals

    def _verdict(self, row: Row) -> Verdict:
        word = answers.plain(row.word("verdict"))
        if word not in VERDICTS:
            raise Refused(
                row.at("verdict"), f"没有{quoted(word)}这种决定，应为 {'、'.join(VERDICTS)}，或留空"
            )
        return VERDICTS[word]

    def _decision(self, task: Task, verdict: Verdict, row: Row) -> dict[str, Any]:
        item: dict[str, Any] = {"date": self._day, "kind": verdict.kind, "task": task.id}
        if verdict.kind == "assign":
            return {**item, **self._assigned(row), **self._ground(row)}
        lead = self._lead(task, verdict, row)
        item["unit"] = lead.unit
        if verdict.level:
            item["level"] = verdict.level
        asked = self._asks.get((task.id, lead.unit)) if verdict.kind == "extend" else None
        until = self._until(row, verdict, lead, asked)
        if until:
            item[verdict.day] = until
        if asked:
            item["applied"] = asked.day
        if verdict.kind == "close":
            item |= self._evidence(lead)
        return {**item, **self._ground(row)}

    def _lead(self, task: Task, verdict: Verdict, row: Row) -> Lead:
        unit = self._books.names.unit(row.word("unit"))
        now = self._leads_of.known.name_of(unit) if unit else None
        lead = next((lead for lead in self._leads_of(task) if lead.unit == now), None)
        if lead is None:
            why = f"到 {self._day} {quoted(row.word('unit'))}不是任务 {task.id} 的牵头部门；请核对"
            raise Refused(row.at("unit"), why)
        if verdict.kind in ("close", "return") and not lead.done:
            raise Refused(row.at("verdict"), f"{lead.unit} 没有报完成，不能{verdict.word}；请核对")
        return lead

    def _until(self, row: Row, verdict: Verdict, lead: Lead, asked: Ask | None) -> date | None:
        cell = row.cell("day")
        if cell.value is None:
            if verdict.kind == "extend" and asked is None:
                raise Refused(row.at("day"), f"{verdict.word}要写截止，例如 2026-06-30；这个单位没有申请")
            return asked.until if asked else None
        if not verdict.day:
            raise Refused(row.at("day"), f"{verdict.word}不写截止；请删去，或改“决定”")
        until = refused(row.at("day"), answers.day, cell, self._day)
        last = lead.due if verdict.kind == "extend" and lead.due else self._day
        if until <= last:
            raise Refused(row.at("day"), f"{until} 不晚于 {last}；多半是年份写错")
        return until

    def _assigned(self, row: Row) -> dict[str, Any]:
        group = self._books.names.group(row.word("unit"))
        if group is None:
            raise Refused(row.at("unit"), f"{quoted(row.word('unit'))}不是集合单位，不能指定；请核对")
        written = [word for word in re.split(r"[、，,；;\s]+", row.word("units")) if word]
        units = [self._books.names.unit(word) for word in written]
        unknown = [word for word, unit in zip(written, units, strict=True) if unit is None]
        if unknown or not units:
            why = f"方案中没有单位{quoted(unknown[0])}" if unknown else "要写指定哪些单位"
            raise Refused(row.at("units"), f"{why}；写全称或简称，几家的用“、”隔开")
        return {"group": group.name, "units": units}

    def _evidence(self, lead: Lead) -> dict[str, Any]:
        """What was verified, by its digest: whatever changes afterwards is seen."""
        named = ((entry.at.file, proof) for entry in lead.named for proof in entry.evidence)
        found = proof_digests(named, self._workspace)
        return {"evidence": found} if found else {}

    def _ground(self, row: Row) -> dict[str, str]:
        keys = [key for key in ("reason", "authority") if not answers.says_nothing(row.cell(key))]
        if not keys:
            raise Refused(row.at("reason"), "作了决定，要写理由或依据")
        return {key: refused(row.at(key), answers.text, row.cell(key)) for key in keys}

    def _stands(self, task: Task, kind: str, day: str, row: Row) -> bool:
        """Whether the books have that decision already; raises Refused where they have another like it."""
        body = self._books.names.body(row.word("unit")) or ""
        claim = "close" if kind == "return" else kind  # one claim is either verified or sent back
        other = self._before.setdefault((task.id, claim, body), row.at("verdict"))
        if other != row.at("verdict"):
            raise Refused(row.at("verdict"), f"{other} 已有同样或相反的一项决定；请只留一行")
        for resolved in self._books.decisions.get(task.id, ()):
            made = resolved.decision
            name = self._books.names.body(made.unit or made.group or "") or ""
            if (made.date, made.kind, name) != (self._day, kind, body):
                continue
            said: dict[str, Any] = dict(self._ground(row))
            if day and row.cell("day").value is not None:
                said[day] = refused(row.at("day"), answers.day, row.cell("day"), self._day)
            if all(getattr(made, key) == value for key, value in said.items()):
                return True
            why = f"{made.at.place()} 已有当日的{made.label}，内容不同；请先核对"
            raise Refused(row.at("verdict"), why)
        return False


def office_tables(sheets: Sequence[Sheet]) -> list[Table]:
    """The sheets that are a table of the office."""
    found = (table_of(sheet, _HEADERS, ("verdict",)) for sheet in sheets)
    return [table for table in found if table is not None]
