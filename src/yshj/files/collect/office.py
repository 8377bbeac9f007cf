"""The office's own table, filled in → decisions; or cell by cell why not."""

import re
from collections.abc import Container, Mapping, Sequence
from datetime import date
from typing import Any

from yshj.files.collect import answers
from yshj.files.collect.identify import Identifier
from yshj.files.collect.refusals import Refusal, checked
from yshj.files.collect.returned import Decided, Returned
from yshj.files.collect.table import Row, Table, folded_header, table_of
from yshj.files.find.evidence import proof_digests
from yshj.files.find.workspace import Workspace
from yshj.files.quoting import quoted
from yshj.files.sheets.grid import Sheet
from yshj.judging.lead_facts import Lead
from yshj.judging.views.asks import Ask, pending
from yshj.judging.views.leads_of import LeadsOf
from yshj.judging.views.proofs import proofs
from yshj.model.assessment import Assessment
from yshj.model.form import OFFICE_COLUMNS, VERDICTS, Verdict
from yshj.model.plan import Task
from yshj.model.standing import Standing

_HEADERS = {folded_header(column.header): column.key for column in OFFICE_COLUMNS}
_ANSWERS = [column.key for column in OFFICE_COLUMNS if column.answer]
_INSTEAD_OF = {"close": ("close", "return"), "return": ("close", "return")}
"""One claim is either verified or sent back, on one day."""


class OfficeReader:
    """Reads the office's tables against the books of the day before it decides."""

    def __init__(self, judged: Assessment, workspace: Workspace) -> None:
        self._books, self._day, self._workspace = judged.books, judged.as_of, workspace
        self._leads_of = LeadsOf(judged)
        self._standings = {(task.id, lead.unit): lead for task in judged.tasks for lead in task.leads}
        self._asks = {(ask.row.task.id, ask.row.lead.unit): ask for ask in pending(judged)}
        self._before: dict[tuple[str, str, str], tuple[str, str]] = {}
        """Where another row, of whatever table, decides on the same."""

    def read(self, tables: Sequence[Table], who: Identifier, returned: Returned) -> None:
        """Adds the decisions, and what is refused."""
        for row in (row for table in tables for row in table.rows):
            if row.cell("verdict").value is None:
                returned.notes.append(f"{row.at('verdict')}：没有选决定，这一行写的没有收")
                continue
            try:
                for key in _ANSWERS:
                    checked(row.at(key), row.refuse_shared, key)
                self._row(row, who.task_of(row), returned)
            except Refusal as refusal:
                returned.refusals.append(refusal)

    def _row(self, row: Row, task: Task, returned: Returned) -> None:
        verdict = self._verdict(row)
        if verdict.kind is None:
            returned.notes.append(
                f"{row.at('verdict')}：{verdict.word}，不写决定，请另行答复该单位；"
                "单位撤回的，用 yshj update 记一条 --ask 原时限，在此以前一直列着"
            )
            return
        self._refuse_second(row, task, verdict.kind, returned.source.name)
        if self._stands(row, task, verdict):
            returned.known += 1
        else:
            returned.decided.append(Decided(task, self._decision(task, verdict, row)))

    def _verdict(self, row: Row) -> Verdict:
        word = answers.plain(row.word("verdict"))
        if word not in VERDICTS:
            why = f"没有{quoted(word)}这种决定，应为 {'、'.join(VERDICTS)}，或留空"
            raise Refusal(row.at("verdict"), why)
        verdict = VERDICTS[word]
        if row.word("units") and verdict.kind not in ("assign", None):
            raise Refusal(row.at("units"), f"{word}不写指定单位；请删去，或改“决定”")
        return verdict

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
            raise Refusal(row.at("unit"), why)
        if verdict.kind in ("close", "return") and not lead.done:
            raise Refusal(row.at("verdict"), f"{lead.unit} 没有报完成，不能{verdict.word}；请核对")
        return lead

    def _until(self, row: Row, verdict: Verdict, lead: Lead, asked: Ask | None) -> date | None:
        cell = row.cell("day")
        if cell.value is None:
            if verdict.kind == "extend" and asked is None:
                raise Refusal(row.at("day"), f"{verdict.word}要写截止，例如 2026-06-30；这个单位没有申请")
            return asked.until if asked else None
        if not verdict.day:
            raise Refusal(row.at("day"), f"{verdict.word}不写截止；请删去，或改“决定”")
        until = checked(row.at("day"), answers.day, cell, self._day)
        last = lead.due if verdict.kind == "extend" and lead.due else self._day
        if until <= last:
            raise Refusal(row.at("day"), f"{until} 不晚于 {last}；多半是年份写错")
        return until

    def _assigned(self, row: Row) -> dict[str, Any]:
        group = self._books.names.group(row.word("unit"))
        if group is None:
            raise Refusal(row.at("unit"), f"{quoted(row.word('unit'))}不是集合单位，不能指定；请核对")
        written = [word for word in re.split(r"[、，,；;\s]+", row.word("units")) if word]
        units = [self._books.names.unit(word) for word in written]
        unknown = [word for word, unit in zip(written, units, strict=True) if unit is None]
        if unknown or not units:
            why = f"方案中没有单位{quoted(unknown[0])}" if unknown else "要写指定哪些单位"
            raise Refusal(row.at("units"), f"{why}；写全称或简称，几家的用“、”隔开")
        return {"group": group.name, "units": units}

    def _evidence(self, lead: Lead) -> dict[str, Any]:
        """What was verified, by its digest: whatever changes afterwards is seen."""
        found = proof_digests(proofs(self._books, [lead]), self._workspace)
        return {"evidence": found} if found else {}

    def _ground(self, row: Row) -> dict[str, str]:
        keys = [key for key in ("reason", "authority") if not answers.says_nothing(row.cell(key))]
        if not keys:
            raise Refusal(row.at("reason"), "作了决定，要写理由或依据")
        return {key: checked(row.at(key), answers.words, row.cell(key)) for key in keys}

    def _refuse_second(self, row: Row, task: Task, kind: str, file: str) -> None:
        claim = "close" if kind == "return" else kind  # one claim is either verified or sent back
        here = (file, row.at("verdict"))
        there = self._before.setdefault((task.id, claim, self._body(row.word("unit"))), here)
        if there != here:
            other = there[1] if there[0] == file else " ".join(there)
            raise Refusal(here[1], f"{other} 已有同样或相反的一项决定；请只留一行")

    def _stands(self, row: Row, task: Task, verdict: Verdict) -> bool:
        """Whether that decision stands in the books; raises Refusal where another in its place does."""
        body = self._body(row.word("unit"))
        standing = self._standings.get((task.id, self._leads_of.known.name_of(body)))
        said = self._said(row, verdict)
        for resolved in self._books.decisions.get(task.id, ()):
            made = resolved.decision
            if self._body(made.unit or made.group or "") != body:
                continue
            today = made.date == self._day
            same = made.kind == verdict.kind and all(getattr(made, key) == said[key] for key in said)
            if same and (today or self._still_holds(verdict, standing, said)):
                return True
            if today and verdict.kind in _INSTEAD_OF.get(made.kind, (made.kind,)):
                why = f"{made.at.place()} 已有当日的{made.label}，内容不同；请先核对"
                raise Refusal(row.at("verdict"), why)
        if verdict.kind == "close" and standing and standing.closed_on:
            raise Refusal(row.at("verdict"), f"{standing.unit} 已于 {standing.closed_on} 销号；请删去这一行")
        return False

    def _still_holds(self, verdict: Verdict, standing: Standing | None, said: Mapping[str, Any]) -> bool:
        """Whether a decision of an earlier day, the same word for word, is what the row means."""
        if verdict.kind == "close":
            return standing is not None and standing.closed_on is not None
        if verdict.kind == "return":
            return standing is None or standing.done_on is None
        if verdict.kind == "extend" and "until" not in said:  # until the day that is asked for
            return standing is None or (standing.task, standing.unit) not in self._asks
        return verdict.kind != "supervise" or "reply_by" in said  # a unit may be reminded twice of the same

    def _said(self, row: Row, verdict: Verdict) -> dict[str, Any]:
        """What the row says of the decision itself, as the books would."""
        said: dict[str, Any] = {"level": verdict.level, **self._ground(row)}
        if verdict.day and row.cell("day").value is not None:
            said[verdict.day] = checked(row.at("day"), answers.day, row.cell("day"), self._day)
        if verdict.kind == "assign":
            said["units"] = tuple(self._assigned(row)["units"])
        return said

    def _body(self, written: str) -> str:
        return self._books.names.body(written) or ""


def office_tables(sheets: Sequence[Sheet], titles: Container[str]) -> list[Table]:
    """The sheets that are a table of the office; `titles` as for any table."""
    found = (table_of(sheet, _HEADERS, _ANSWERS, titles) for sheet in sheets)
    return [table for table in found if table is not None and "verdict" in table.columns]
