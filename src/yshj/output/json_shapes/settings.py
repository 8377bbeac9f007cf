"""The shape of `config`."""

from yshj.judging.config_view import ConfigView, Setting
from yshj.model.policy import Window
from yshj.output.json_shapes.parts import Json, header_shape, picked, problem_shapes


def settings_shape(view: ConfigView) -> Json:
    """`yshj-settings/1`: the format `yshj-config/1` is that of the file."""
    return {
        **header_shape("yshj-settings/1", view.header),
        "file": view.file,
        "ignored": view.ignored,
        "settings": [setting_shape(setting) for setting in view.settings],
        "problems": problem_shapes(view.header),
    }


def setting_shape(setting: Setting) -> Json:
    """One setting: its value and where that comes from."""
    return {
        **picked(setting, "key title"),
        "value": _value(setting),
        "origin": setting.origin,
        "source": setting.source or None,
        **picked(setting.place, "file line column"),
    }


def _value(setting: Setting) -> object:
    if not isinstance(setting.value, tuple):
        return setting.value
    return [picked(item, "length warn") if isinstance(item, Window) else item for item in setting.value]
