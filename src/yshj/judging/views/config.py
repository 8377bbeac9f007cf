"""What `config` has to show: every setting in force, and where it comes from."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, NamedTuple

from yshj.model.assessment import Header
from yshj.model.place import Place
from yshj.model.policy import Calendar, Check, Config, Policy, PolicyFrom, Window
from yshj.model.record import fields_of

Origin = Literal["default", "file", "option"]


class Setting(NamedTuple):
    """One setting, by its key in the file."""

    key: str
    title: str
    value: str | int | tuple[str, ...] | tuple[Window, ...]
    origin: Origin
    source: str
    """Why the default is what it is, or the option as typed; empty where `place` says it all."""
    place: Place | None
    """Where the workspace's own file sets it."""


class ConfigView(NamedTuple):
    """All settings in force, in the order of the file."""

    header: Header
    file: str
    settings: tuple[Setting, ...]
    ignored: bool
    """Whether the workspace's own file is wrong, so that none of it is in force."""
    everything: bool = False
    """Whether a screen lists what is as by default, too."""

    @property
    def changed(self) -> tuple[Setting, ...]:
        """Those that are not as by default."""
        return tuple(setting for setting in self.settings if setting.origin != "default")


PATH_SOURCES = {
    "plan": "data 下唯一的 plan-*.yaml",
    "reports": "约定的位置",
    "decisions": "约定的位置，可以没有",
}


def config_view(
    header: Header,
    config: Config,
    file: str,
    typed: Mapping[str, str],
    found: Mapping[str, str],
    *,
    everything: bool = False,
) -> ConfigView:
    """`typed` are the paths given as options, `found` those in use, both by setting."""
    settings = (*_paths(config, file, typed, found), *numbers_of(config))
    ignored = any(problem.place.file == file for problem in header.problems)
    return ConfigView(header, file, settings, ignored, everything)


def _paths(
    config: Config, file: str, typed: Mapping[str, str], found: Mapping[str, str]
) -> Iterator[Setting]:
    titles = {name: field.doc.title for name, field in fields_of(Config).items()}
    for key, source in PATH_SOURCES.items():
        title = titles[key]
        value = found[key]
        if key in typed:
            yield Setting(key, title, value, "option", f"--{key} {typed[key]}", None)
        elif key in config.at.written:
            yield Setting(key, title, value, "file", "", config.at.place(key))
        else:
            yield Setting(key, title, value, "default", source, None)


def numbers_of(config: Config) -> Iterator[Setting]:
    """Everything that a judgement goes by, in the order of the file."""
    sets = config.policy if isinstance(config.policy, tuple) else (config.policy,)
    groups: tuple[tuple[str, Policy | Calendar | Check], ...] = (
        *(("policy", numbers) for numbers in sets),
        ("calendar", config.calendar),
        ("check", config.check),
    )
    for name, group in groups:
        since = f"[{group.from_}]" if isinstance(group, PolicyFrom) else ""
        for field in fields_of(type(group)).values():
            written = field.name in group.at.written
            if field.name == "from" or (since and not written):
                continue
            yield Setting(
                key=f"{name}{since}.{field.name}",
                title=field.doc.title,
                value=_value(getattr(group, field.attribute)),
                origin="file" if written else "default",
                source="" if written else field.doc.source,
                place=group.at.place(field.name) if written else None,
            )


def _value(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return tuple(item if isinstance(item, Window) else str(item) for item in value)
    return value if isinstance(value, int) else str(value)
