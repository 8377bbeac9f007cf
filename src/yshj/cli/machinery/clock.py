"""The only place that asks for the time: today, in the plan's time zone; and days that were typed."""

from datetime import date, datetime
from functools import cached_property

from yshj.cli.machinery.exits import Exit
from yshj.model.days import NotADay, parse_day


class Clock:
    """One run's clock: it is looked at once, when the day is first asked for."""

    def __init__(self, zone: str) -> None:
        self.zone = zone

    @cached_property
    def today(self) -> date:
        """The day that it is where the plan is."""
        from zoneinfo import ZoneInfo

        return datetime.now(ZoneInfo(self.zone)).date()


def typed_day(option: str, text: str) -> date:
    """The day that was typed for an option; raises Exit where it is none."""
    try:
        return parse_day(text)
    except NotADay as reason:
        raise Exit(f"{option} {reason}") from None
