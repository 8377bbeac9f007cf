"""The office's own templates of papers, in `模板/`; where it has none, those that come with the program."""

from pathlib import Path
from typing import NamedTuple

from yshj.files.create.shipped import shipped_text
from yshj.files.os_reasons import os_reason
from yshj.files.read import MAX_BYTES

FOLDER = "模板"


class TemplateFault(Exception):
    """Why a template that is there cannot be used, with its file and line."""


class TemplateText(NamedTuple):
    """The text of a template and how messages call it."""

    path: str
    text: str


def office_template(root: Path, name: str) -> TemplateText:
    """The office's template of that name, or the shipped one; raises TemplateFault."""
    path = root / FOLDER / f"{name}.md"
    said = f"{FOLDER}/{name}.md"
    try:
        data = path.read_bytes() if path.exists() else None
        if data is None:
            return TemplateText(said, shipped_text(f"papers/templates/{name}.md"))
        if len(data) > MAX_BYTES:
            raise TemplateFault(f"{said}：文件太大")
        return TemplateText(said, data.decode("utf-8-sig").replace("\r\n", "\n"))
    except OSError as error:
        raise TemplateFault(f"{said}：{os_reason(error)}") from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1 if data else 1
        raise TemplateFault(f"{said}:{line}: 不是 UTF-8 编码；请另存为 UTF-8") from None
