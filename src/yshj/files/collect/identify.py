"""Whose form it is, and which unit and task each row is about: or why nobody can tell."""

import re
from collections import Counter
from contextlib import suppress

from yshj.files.collect.answers import is_figure, plain, progress
from yshj.files.collect.refusals import Refusal
from yshj.files.collect.table import Row, Table
from yshj.files.quoting import quoted
from yshj.files.sheets.grid import Sheet, Unreadable
from yshj.judging.known import Known
from yshj.model.assessment import Assessment
from yshj.model.form import (
    ALL_UNITS,
    META_SHEET,
    OFFICE_SHEET,
    RECURRING,
    UNIT_COLUMN,
    UNIT_LABEL,
    VERSION_LABEL,
    Meta,
    meta_of,
    plan_digest,
)  # fmt: skip
from yshj.model.plan import Task
from yshj.model.quoting import named
from yshj.model.standing import State

_AS_TYPED = str.maketrans("０１２３４５６７８９－—–−‐‑", "0123456789------")
_DATE_LIKE = re.compile(r"\d{2,4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?")


class Identifier:
    """What the form of one file is compared with: the plan, and who leads what on the day reported."""

    def __init__(self, judged: Assessment, known: Known, dept: str | None, sheets: list[Sheet]) -> None:
        self._books, self.day, self._known = judged.books, judged.as_of, known
        self._names, plan = self._books.names, self._books.plan
        self._leads = {task.id: {lead.unit: lead for lead in task.leads} for task in judged.tasks}
        self._tasks = {task.id: task for task in plan.tasks}
        self.titles: dict[str, list[Task]] = {}
        """By title, as it is compared."""
        for task in plan.tasks:
            self.titles.setdefault(plain(task.title), []).append(task)
        self.meta = _meta(sheets)
        self.unit: str | None = dept
        if self.meta:
            self._check_plan(self.meta.version, self.meta.plan)

    def check(self, table: Table) -> None:
        """Takes over what stands above the table; raises Unreadable where that contradicts anything."""
        for version, at, _ in table.said[VERSION_LABEL]:
            if not _same(version, self._books.plan.plan.version):
                raise Unreadable(self._of_another_plan(version), at)
        for written, at, more in table.said[UNIT_LABEL]:
            unit = self._unit(written, at)
            others = [self._names.unit(word) for word in re.split(r"[\s、，,;；/]+", more)]
            for other in (unit, *(other for other in others if other)):
                if self.unit not in (None, other):
                    why = f"{UNIT_LABEL}是{quoted(other)}，此前是{quoted(self.unit)}；一张表只能是一个单位的"
                    raise Unreadable(why, at)
                self.unit = other
        sent_to = self.meta.unit if self.meta and self.meta.unit not in (ALL_UNITS, OFFICE_SHEET) else ""
        for said in (self.unit, *(self._names.unit(row.word("unit")) for row in table.rows)):
            if sent_to and said and said != self._names.unit(sent_to):
                why = f"表上是{quoted(said)}，而这张表是发给{quoted(sent_to)}的；请用本单位的表填"
                raise Unreadable(why)

    def whose(self, row: Row) -> tuple[str, Task]:
        """The unit and the task of a row; raises Refusal."""
        unit = self._unit_of(row)
        task = self.task_of(row, unit)
        now = self._known.name_of(unit)
        lead = self._leads[task.id].get(now)
        asked = bool(self.meta and task.id in self.meta.ids)
        if self.meta and self.meta.ids and not asked:
            why = f"发出的表里没有任务 {task.id}，编号像是改过；请照原表填"
            raise Refusal(row.place, why, unit, task.id)
        if lead is None and row.word("sort") == RECURRING.label:
            seated = self._known.roster.task(task).on(self.day)
            if any(now in duty for duty in seated.duties):
                return unit, task
        if lead is None:
            once = bool(asked and self.unit) or unit in {self._names.unit(name) for name in task.lead}
            why = f"{unit} 到 {self.day} {'已' if once else ''}不是任务 {task.id} 的牵头部门，这一行没有收"
            raise Refusal(row.place, why, unit, task.id, alone=once)
        if lead.state is State.SUSPENDED:
            why = f"任务 {task.id} 到 {self.day} 已中止，这一行没有收"
            raise Refusal(row.place, why, unit, task.id, alone=True)
        return unit, task

    def refuse_typed_over(self, row: Row) -> None:
        """Raises Refusal for a figure typed where the last one stands, beside a blank answer.

        Of progress that is one which nobody has ever reported; the others our forms say with their day.
        """
        key, answer = ("last", "answer") if "sort" in row.columns else ("last_progress", "progress")
        if row.cell(answer).value is not None or not is_figure(row.cell(key)):
            return
        task = self.task_of(row)
        if answer == "progress":
            ledgers = (own for (_, of), own in self._books.ledgers.items() if of == task.id)
            reported = {entry.progress for own in ledgers for entry in own}
            reported |= {lead.progress for lead in self._leads[task.id].values()}
            with suppress(ValueError):
                if progress(row.cell(key)) in reported:
                    return
        why = f"上次没有报过 {row.word(key)}；这一格不读，本期的请填在“本期”各列，上次的请照原表"
        raise Refusal(row.at(key), why, self._names.unit(row.word("unit")) or self.unit or "", task.id)

    def _unit_of(self, row: Row) -> str:
        if "unit" not in row.columns:
            return self.unit or ""
        if row.cell("unit").value is None:
            raise Refusal(row.at("unit"), f"这一行没有{UNIT_COLUMN.header}")
        try:
            unit = self._unit(row.word("unit"), "")
        except Unreadable as reason:
            raise Refusal(row.at("unit"), str(reason)) from None
        if self.unit not in (None, unit):
            raise Refusal(row.at("unit"), f"这一行是{quoted(unit)}，而表是{quoted(self.unit)}的", unit)
        return unit

    def _unit(self, written: str, at: str) -> str:
        unit = self._names.unit(written.strip())
        if unit is None:
            near = "、".join(self._names.nearest(written[:60], groups=False))
            hint = f"；是否应为 {near}？" if near else ""
            raise Unreadable(f"方案中没有单位{quoted(written)}{hint}", at)
        return unit

    def task_of(self, row: Row, unit: str = "") -> Task:
        """The task that a row is about, by its id or its exact title; raises Refusal."""
        written = re.sub(r"\s", "", row.word("task")).translate(_AS_TYPED)
        title = row.word("title")
        by_title = self.titles.get(plain(title), []) if title else []
        task = self._tasks.get(written)
        if task is None and len(by_title) == 1 and (not written or _may_mean(written, by_title[0].id)):
            return by_title[0]
        if task is None and not written:
            why = f"没有编号，按任务名称{quoted(title)}也找不到；请补上编号"
            raise Refusal(row.place, why, unit)
        if task is None:
            why = f"方案中没有任务{quoted(written)}；编号形如 1-7-1，请照原表"
            raise Refusal(row.place, why, unit)
        if title and task not in by_title:
            why = f"编号 {task.id} 是{named(task.title)}，这一行写的是{quoted(title)}；请核对编号"
            raise Refusal(row.place, why, unit, task.id)
        return task

    def _check_plan(self, version: str, digest: str) -> None:
        if version != self._books.plan.plan.version or digest != plan_digest(self._books.plan):
            raise Unreadable(self._of_another_plan(version))

    def _of_another_plan(self, version: str) -> str:
        now = self._books.plan.plan
        return f"这是另一个方案或版本（{version}）的表，现在是 {now.name} {now.version}；请用新发的表填"


def _meta(sheets: list[Sheet]) -> Meta | None:
    """What the hidden sheet says, where there is one; raises Unreadable where it is none of ours."""
    for sheet in sheets:
        if sheet.name == META_SHEET:
            lines = sorted({row for row, _ in sheet.cells})
            rows = [(str(sheet.cell(line, 1).value), str(sheet.cell(line, 2).value)) for line in lines]
            meta = meta_of(rows)
            if meta is None:
                raise Unreadable("不是 yshj 这一版发出的表（隐藏的工作表对不上）；请用新发的表填")
            return meta
    return None


def _may_mean(written: str, number: str) -> bool:
    """Whether Excel may have made that day of the id: 2001-02-03 of 1-2-3, the first of April of 4-1."""
    if not _DATE_LIKE.fullmatch(written):
        return False
    day = Counter(int(part) % 100 for part in re.findall(r"\d+", written))
    return Counter(map(int, re.findall(r"\d+", number))) <= day


def _same(version: str, ours: str) -> bool:
    """Whether they are equal, or Excel has only made a number of it: 6.0 comes back as 6."""
    try:
        return version == ours or float(version) == float(ours)
    except ValueError:
        return False
