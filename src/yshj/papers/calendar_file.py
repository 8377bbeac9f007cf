"""Due days as an iCalendar file (RFC 5545), for the calendars of telephones and mail programs."""

from datetime import UTC, datetime, time, timedelta
from hashlib import sha256

from icalendar import Alarm, Calendar, Event

from yshj.judging.views.due_events import DueEvent, due_events
from yshj.judging.views.lead_lines import LeadLinesView
from yshj.judging.views.short import shown
from yshj.model.assessment import Assessment, Header
from yshj.output.safe import one_line, safe
from yshj.output.words import SAMPLE, count_line, day_line, percent, plan_line, selection_line, whose

_NOBODY = "（无牵头部门）"


def calendar_file(assessment: Assessment, view: LeadLinesView) -> bytes:
    """An all-day event for each due day and milestone of the lines; the same bytes for the same books."""
    header = view.header
    calendar = Calendar()
    calendar.add("prodid", "-//yshj//publish calendar//ZH")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", one_line(plan_line(header)))
    about = (day_line(header), count_line(header), selection_line(view.selection, header))
    calendar.add("x-wr-caldesc", one_line("；".join(filter(None, about))))
    for event in due_events(assessment, view.lines):
        calendar.add_component(_event(event, header))
    return bytes(calendar.to_ical())


def _event(told: DueEvent, header: Header) -> Event:
    event = Event()
    digest = sha256("\n".join(told.key).encode()).hexdigest()
    event.add("uid", f"{digest[:32]}@yshj")
    event.add("dtstamp", datetime.combine(header.as_of, time(), UTC))
    event.add("sequence", told.changes)
    event.add("dtstart", told.due)
    event.add("dtend", told.due + timedelta(days=1))
    event.add("summary", _summary(told, header))
    event.add("description", _description(told, header))
    event.add("status", "CANCELLED" if told.over else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    if not told.over and told.due >= header.as_of:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", _summary(told, header))
        alarm.add("trigger", timedelta(days=-told.warn))
        event.add_component(alarm)
    return event


def _summary(told: DueEvent, header: Header) -> str:
    line = told.line
    what = f"节点“{told.milestone}”：" if told.milestone else ""
    unit = whose(line.lead, header) if line.lead else _NOBODY
    sample = f"【{SAMPLE}】" if header.sample else ""
    return one_line(f"{sample}{line.task.id} {what}{line.task.title}　{unit}")


def _description(told: DueEvent, header: Header) -> str:
    line = told.line
    progress = percent(line.lead.progress) if line.lead else "—"
    why = shown(line.task, line.lead) if line.lead else (line.task.why_leaderless,)
    said = [f"{line.state.label}，进度 {progress}", "，".join(filter(None, why)), day_line(header)]
    return safe("\n".join(one_line(text) for text in said if text))
