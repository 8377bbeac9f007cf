"""Issued papers in `data/issued/`: N.yaml says what the paper beside it counted."""

import os
import re
from collections.abc import Iterator, Mapping
from typing import Any

from yshj.files.edit.written import in_brackets, key_text
from yshj.files.find.workspace import Workspace
from yshj.files.load.file import parse, read_document
from yshj.files.validate.validated import validate
from yshj.files.yaml.document import Document
from yshj.judging.papers.sealed import seal_of
from yshj.model.issued import Issued
from yshj.model.place import Place
from yshj.model.problem import Problem
from yshj.model.record import fields_of

FOLDER = "data/issued"
ENDINGS = (".docx", ".md")
_MOST_CHARACTERS = 60
_FORBIDDEN = re.compile(r'[\\/:*?"<>|]')
_OF_WINDOWS = re.compile(r"(con|prn|aux|nul|(com|lpt)\d)(\..*)?", re.IGNORECASE)
_EDITED = "记录被改动过，与它自己的摘要（seal）不符；请从备份或版本库取回原来的"


def why_no_issue(issue: str) -> str | None:
    """Why that cannot be the name of a file on any system; None where it can."""
    if not issue.isprintable():
        return "含有控制字符或看不见的字符"
    if _FORBIDDEN.search(issue):
        return '不能含有 \\ / : * ? " < > |'
    if issue != issue.strip() or issue.startswith((".", "~")) or issue.endswith("."):
        return "不能以空格、句点开头或结尾，也不能以 ~ 开头"
    if _OF_WINDOWS.fullmatch(issue):
        return "是 Windows 的保留名"
    if len(issue) > _MOST_CHARACTERS:
        return f"有 {len(issue)} 个字，最多 {_MOST_CHARACTERS} 个"
    return None


def issues_in(workspace: Workspace) -> list[str]:
    """The numbers of all papers that were issued, by name; raises OSError."""
    folder = workspace.root / FOLDER
    names = os.listdir(folder) if folder.is_dir() else []
    return sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml"))


def taken_by(workspace: Workspace, issue: str) -> str | None:
    """The file of that number; also where only capitals tell them apart, which some systems do not."""
    folder = workspace.root / FOLDER
    own = {f"{issue}{ending}".casefold() for ending in (".yaml", *ENDINGS)}
    names = sorted(os.listdir(folder)) if folder.is_dir() else []
    return next((f"{FOLDER}/{name}" for name in reversed(names) if name.casefold() in own), None)


def read_issued(workspace: Workspace, issue: str) -> Issued | list[Problem]:
    """The record of an issued paper, or every reason why it cannot be used."""
    path = workspace.root / FOLDER / f"{issue}.yaml"
    name = workspace.name_of(path)
    return _checked(read_document(path, name), name, issue)


def issued_data(issued: Issued) -> bytes | list[Problem]:
    """The record as its file has it, a line for each unit and task; or why it could not be read again."""
    data = ("\n".join(_lines(issued)) + "\n").encode()
    read = _checked(parse(data, issued.issue), issued.issue, issued.issue)
    return data if isinstance(read, Issued) else read


def _checked(document: Document | list[Problem], name: str, issue: str) -> Issued | list[Problem]:
    if not isinstance(document, Document):
        return document
    validated = validate(document, Issued, {})
    issued = validated.record
    if issued is None or validated.problems:
        return validated.problems
    if issued.seal != seal_of(issued):
        return [Problem(Place(name, 1, 1), "F03", _EDITED)]
    if issued.issue != issue or issued.paper not in [f"{issue}{ending}" for ending in ENDINGS]:
        text = f"这是 {issued.issue} 的记录，文件名应为 {issued.issue}.yaml；请改回原名"
        return [Problem(Place(name, 1, 1), "F05", text)]
    return issued


def _lines(issued: Issued) -> Iterator[str]:
    yield "# 由 yshj 写入，请勿改动：核对用 yshj publish --again"
    for key, field in fields_of(Issued).items():
        value: Any = getattr(issued, field.attribute)
        if not isinstance(value, Mapping) or key in ("options", "digests", "inputs"):
            yield f"{key}: {in_brackets(value)}"
        else:
            yield f"{key}:" if value else f"{key}: {{}}"
            yield from _nested(value)


def _nested(value: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for key, inner in value.items():
        yield f"  {key_text(key)}:"
        for name, said in inner.items():
            held = said if isinstance(said, Mapping) else [str(stamp) for stamp in said]
            yield f"    {key_text(name)}: {in_brackets(held)}"
