"""The only place that asks for the time: today, in the plan's time zone."""

from datetime import date, datetime


class Clock:
    """One run's clock: it is looked at once, when the day is first asked for."""

    def __init__(self, zone: str) -> None:
        self.zone = zone
        self._today: date | None = None

    @property
    def today(self) -> date:
        """The day that it is where the plan is."""
        if self._today is None:
            from zoneinfo import ZoneInfo

            self._today = datetime.now(ZoneInfo(self.zone)).date()
        return self._today
