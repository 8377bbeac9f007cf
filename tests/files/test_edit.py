"""Edits are splices: in any layout the wanted items are added, and no byte beside them changes."""

import errno
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.files.layouts import LAYOUTS
from yshj.files.edit import edit as edit_module
from yshj.files.edit import splice
from yshj.files.edit.edit import Change, Edit, NotWritten, commit, edited
from yshj.files.edit.lock import LOCK_NAME, Occupied, only_writer
from yshj.files.load.file import parse
from yshj.files.write import write_file
from yshj.files.yaml.document import Document
from yshj.files.yaml.nodes import pure_compose
from yshj.files.yaml.text import FORBIDDEN
from yshj.model.marks import AT

ENTRY = {
    "date": date(2025, 10, 20),
    "task": "1-1-1",
    "progress": 45,
    "note": "核验：a: b #c",
    "blocked": None,
}
AS_READ = {**ENTRY, "date": "2025-10-20"}


def items(data: bytes) -> list[dict[str, object]]:
    document = parse(data, "x.yaml")
    assert isinstance(document, Document), document
    return [{k: v for k, v in item.items() if k != AT} for item in document.data.get("entries") or ()]


def alike(one: bytes, other: bytes) -> int:
    """How many bytes both begin with."""
    return next(
        (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def changed(tmp_path: Path, data: bytes | None, **how: object) -> Edit:
    path = tmp_path / "x.yaml"
    if data is not None:
        path.write_bytes(data)
    edit = edited(Change(path, "x.yaml", "entries", **{"added": (), **how}))
    assert isinstance(edit, Edit), edit
    return edit


@pytest.fixture(params=[None, pure_compose], ids=["C", "Python"])
def either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param:
        monkeypatch.setattr(splice, "compose", request.param)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.usefixtures("either_parser")
def test_an_entry_is_added_and_nothing_else(tmp_path: Path, layout: str) -> None:
    before = LAYOUTS[layout]
    edit = changed(tmp_path, before, added=[ENTRY, ENTRY])
    assert items(edit.after) == [*items(before), AS_READ, AS_READ]
    # what was there stands there still, around one addition; only an empty list makes room for the first item
    begin, end = alike(before, edit.after), alike(before[::-1], edit.after[::-1])
    left = before[begin : max(begin, len(before) - end)]
    assert re.sub(rb"\s|#.*", b"", left) in (b"", b"[]", b"null"), left
    bare = re.compile(rb"(?<!\r)\n")
    assert b"\r" not in before or bare.search(before) or not bare.search(edit.after)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.usefixtures("either_parser")
def test_an_item_is_rewritten_or_taken_away(tmp_path: Path, layout: str) -> None:
    before = LAYOUTS[layout]
    old = items(before)
    for index in range(len(old)):
        rewritten = changed(tmp_path, before, changed={index: ENTRY}).after
        assert items(rewritten) == [*old[:index], AS_READ, *old[index + 1 :]]
        gone = changed(tmp_path, before, changed={index: None}).after
        assert items(gone) == [*old[:index], *old[index + 1 :]]
    if not old:
        return
    everything = dict.fromkeys(range(len(old)))
    assert items(changed(tmp_path, before, changed=everything).after) == []
    assert items(changed(tmp_path, before, changed=everything, added=[ENTRY]).after) == [AS_READ]


def test_what_stands_between_items_in_brackets_stays(tmp_path: Path) -> None:
    one, two = "{date: 2025-04-29, task: 1-1-1}", "{date: 2025-05-30, task: 1-1-1}"
    text = f"format: yshj-report/1\nentries: [\n  {one},  # 一\n  {two}  # 二\n]\n"
    edit = changed(tmp_path, text.encode(), changed={1: {"date": date(2025, 5, 30), "note": "好"}})
    assert edit.after.decode() == text.replace(two, "{date: 2025-05-30, note: 好}")


TEXTS = st.text(min_size=1, max_size=40) | st.sampled_from(
    ["=1+1", "null", "1-1-1", "12", "- x", "# x", "a: b", "“引”", "{x}", "x,y", "x？", "@甲", "行\n二", "\t"]
)
SCALARS = TEXTS | st.integers(-(10**9), 10**9) | st.floats(allow_nan=False, allow_infinity=False) | st.none()
NAMES = TEXTS.map(str.strip).filter(lambda name: name and not FORBIDDEN.search(name))
VALUES = SCALARS | st.lists(TEXTS, max_size=3) | st.dictionaries(NAMES, SCALARS, max_size=3)
ITEMS = st.dictionaries(
    st.sampled_from(["note", "next", "owner", "measures", "evidence"]), VALUES, min_size=1
)


def cannot_be_written(value: object) -> bool:
    if isinstance(value, dict | list):
        return any(map(cannot_be_written, value.values() if isinstance(value, dict) else value))
    return isinstance(value, str) and FORBIDDEN.search(value) is not None


@settings(deadline=None, max_examples=300)
@given(item=ITEMS, layout=st.sampled_from(sorted(LAYOUTS)))
def test_whatever_an_item_says_is_read_again_or_refused(tmp_path_factory, item, layout):
    path = tmp_path_factory.mktemp("any") / "x.yaml"
    path.write_bytes(LAYOUTS[layout])
    edit = edited(Change(path, "x.yaml", "entries", [item]))
    if cannot_be_written(item):
        assert isinstance(edit, list)
    else:
        assert isinstance(edit, Edit), edit
        assert len(items(edit.after)) == len(items(LAYOUTS[layout])) + 1


def test_a_new_file_and_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "新" / "x.yaml"
    edit = edited(Change(path, "x.yaml", "entries", [ENTRY], "format: yshj-report/1\nunit: 市商务局\n"))
    assert isinstance(edit, Edit)
    commit([edit])
    assert path.read_text("utf-8").splitlines()[:4] == [
        "format: yshj-report/1", "unit: 市商务局", "entries:", "  - date: 2025-10-20",
    ]  # fmt: skip
    with pytest.raises(NotWritten, match="被别人改动过"):
        commit([edit])


def test_a_file_that_changed_since_is_left_alone_and_so_are_the_others(tmp_path: Path) -> None:
    paths = [tmp_path / "a.yaml", tmp_path / "b.yaml"]
    for path in paths:
        path.write_bytes(LAYOUTS["four spaces"])
    edits = [edited(Change(path, path.name, "entries", [ENTRY])) for path in paths]
    paths[1].write_bytes(LAYOUTS["Windows"])
    with pytest.raises(NotWritten, match=r"b\.yaml 在读入之后被别人改动过"):
        commit(edits)  # type: ignore[arg-type]
    assert [path.read_bytes() for path in paths] == [LAYOUTS["four spaces"], LAYOUTS["Windows"]]


def test_what_cannot_be_read_is_not_edited(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes("entries：[]\n".encode())
    problems = edited(Change(tmp_path / "x.yaml", "x.yaml", "entries", [ENTRY]))
    assert isinstance(problems, list)
    assert "全角冒号" in problems[0].text


def test_a_splice_that_says_something_else_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edit_module, "spliced", lambda text, *_: text.replace("完成", "未完成"))
    (tmp_path / "x.yaml").write_bytes(LAYOUTS["comments"])
    problems = edited(Change(tmp_path / "x.yaml", "x.yaml", "entries", [ENTRY]))
    assert isinstance(problems, list)
    assert "没有写" in problems[0].text


def test_a_disk_that_took_something_else_gives_the_old_bytes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit = changed(tmp_path, LAYOUTS["comments"], added=[ENTRY])
    monkeypatch.setattr(
        edit_module, "write_file", lambda path, data: write_file(path, data if data == edit.before else b"?")
    )
    with pytest.raises(NotWritten, match="文件保持原样"):
        commit([edit])
    assert edit.path.read_bytes() == edit.before


@pytest.mark.parametrize("new", [False, True], ids=["there", "new"])
def test_where_one_file_of_several_cannot_be_written_none_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, new: bool
) -> None:
    head = "format: yshj-report/1\nunit: 市商务局\n"
    if not new:
        (tmp_path / "a.yaml").write_text(head, "utf-8")
    first = edited(Change(tmp_path / "a.yaml", "a.yaml", "entries", [ENTRY], head))
    second = changed(tmp_path, LAYOUTS["comments"], added=[ENTRY])

    def fails(path: str, data: bytes) -> None:
        if data == second.after:
            raise OSError(errno.ENOSPC, "")
        write_file(path, data)

    monkeypatch.setattr(edit_module, "write_file", fails)
    with pytest.raises(NotWritten, match=r"x\.yaml：磁盘已满；文件保持原样"):
        commit([first, second])  # type: ignore[list-item]
    assert (tmp_path / "a.yaml").exists() is not new
    assert new or (tmp_path / "a.yaml").read_text("utf-8") == head
    assert second.path.read_bytes() == second.before


def test_one_writer_at_a_time(tmp_path: Path) -> None:
    (tmp_path / LOCK_NAME).touch()  # a killed run has left it
    with only_writer(tmp_path), pytest.raises(Occupied), only_writer(tmp_path, patience=0.1):
        pass
    assert list(tmp_path.iterdir()) == []
