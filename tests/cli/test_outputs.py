"""Where results may be written: never over what was read, nor twice to one file, nor under a false name."""

import os
import shutil
from pathlib import Path

import pytest

from tests.cli.shell import shell
from tests.conftest import Yshj
from tests.files.small import REPORT, block, contents, put, workspace
from yshj.output.formats import FORMATS

DAY = ("--as-of", "2025-10-20")
BASELINE = "基线.yaml"


@pytest.fixture
def books(tmp_path: Path) -> Path:
    """A workspace with evidence, a misplaced report and a baseline."""
    root = workspace(tmp_path)
    put(root, REPORT, block("    progress: 45\n    evidence: [佐证/有.txt, 佐证/还没有.txt]\n"))
    put(root, "data/reports/佐证/有.txt", "")
    put(root, "data/decisions.yaml", "format: yshj-decisions/1\ndecisions: []\n")
    put(root, "yshj.yaml", "format: yshj-config/1\n")
    put(root, BASELINE, "format: yshj-baseline/1\nfindings: []\n")
    return root


PLAN = "data/plan-1.0.yaml"
READ = (PLAN, REPORT, "data/decisions.yaml", "yshj.yaml", BASELINE, "data/reports/佐证/有.txt",
        "data/reports/佐证/还没有.txt")  # fmt: skip


@pytest.mark.parametrize("path", READ)
@pytest.mark.parametrize("option", ["-o", "--report"])
def test_what_the_run_has_read_is_not_overwritten(yshj: Yshj, books: Path, option: str, path: str) -> None:
    before = contents(books)
    target = path if option == "-o" else f"json={path}"
    run = yshj("check", *DAY, "--baseline", BASELINE, option, target, cwd=books)
    assert (run.code, run.out) == (2, "")
    assert run.err == f"错误：{option} {path}：这是本次运行所读的文件，没有写；请换一个文件名\n"
    assert contents(books) == before


@pytest.mark.parametrize("path", [name for name in READ if name != BASELINE])
def test_a_baseline_takes_the_place_of_nothing_else(yshj: Yshj, books: Path, path: str) -> None:
    before = contents(books)
    run = yshj("check", *DAY, "--baseline", path, "--write-baseline", cwd=books)
    assert run.code == 2
    assert contents(books) == before
    assert yshj("check", *DAY, "--baseline", BASELINE, "--write-baseline", cwd=books).code == 0


INPUTS = [name for name in READ if name.endswith(".yaml")]


@pytest.mark.parametrize("path", [*INPUTS, "data/plan-7.0.yaml", "data/reports/乙局.yaml", "copy", "link"])
@pytest.mark.parametrize(
    "command", ["schema report", "completion bash", "explain T03", "init zz --dry-run", "status", "lint"]
)
def test_no_result_takes_an_input_s_place_or_name(yshj: Yshj, books: Path, command: str, path: str) -> None:
    shutil.copy(books / PLAN, books / "copy")
    (books / "link").symlink_to(PLAN)
    before = contents(books)
    run = yshj(*command.split(), "-o", path, cwd=books)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith(f"错误：-o {path}：")
    assert contents(books) == before


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("基线.pdf", "yshj 还写不出 .pdf 文件；请换一个扩展名"),
        ("基线.json", "扩展名 .json 属于 json、sarif、gitlab 格式，这里写的是 基线；请改格式或扩展名"),
        ("data/plan-7.0.yaml", "下次会被当作方案来读；请换一个地方"),
        ("data/reports/基线.yaml", "这个文件夹放填报，没有写；请换一个文件夹"),
        ("copy", "这是 yshj-plan 文件，没有写；请换一个文件名"),
    ],
)
def test_a_baseline_has_a_name_of_its_own(yshj: Yshj, books: Path, path: str, sentence: str) -> None:
    shutil.copy(books / PLAN, books / "copy")
    before = contents(books)
    run = yshj("check", *DAY, "--baseline", path, "--write-baseline", cwd=books)
    assert (run.code, run.err) == (2, f"错误：--baseline {path}：{sentence}\n")
    assert contents(books) == before


def test_another_name_of_a_file_is_the_file(yshj: Yshj, books: Path) -> None:
    (books / "link").symlink_to(PLAN)
    os.link(books / PLAN, books / "second")
    for name in ("link", "second", f"data/../{PLAN}"):
        assert yshj("status", *DAY, "-o", name, cwd=books).code == 2, name


def test_several_plans_are_all_spared(yshj: Yshj, books: Path) -> None:
    shutil.copy(books / PLAN, books / "data" / "plan-2.0.yaml")
    for name in (PLAN, "data/plan-2.0.yaml"):
        assert yshj("status", *DAY, "-o", name, cwd=books).code == 2, name


@pytest.mark.parametrize(
    "options",
    [
        ("--report", "json=x", "--report", "junit=./x"),
        ("-o", "x", "--report", "junit=x"),
        ("--report", "json=link", "-o", "x"),
    ],
    ids=" ".join,
)
def test_two_outputs_cannot_share_a_file(yshj: Yshj, books: Path, options: tuple[str, ...]) -> None:
    (books / "link").symlink_to("x")
    run = yshj("check", *DAY, *options, cwd=books)
    assert run.code == 2
    assert "请各写一个文件" in run.err
    assert not (books / "x").exists()


def test_a_device_takes_any_number_of_outputs(yshj: Yshj, books: Path) -> None:
    options = ("--report", f"json={os.devnull}", "--report", f"junit={os.devnull}", "-o", os.devnull)
    assert yshj("check", *DAY, *options, cwd=books).code == 0


FALSE_NAMES = {
    "状态.json": "扩展名 .json 属于 json、sarif、gitlab 格式，这里写的是 table；请改格式或扩展名",
    "状态.MD": "扩展名 .md 属于 markdown 格式，这里写的是 table；请改格式或扩展名",
    "周报.docx": "扩展名 .docx 属于 docx 格式，这里写的是 table；请改格式或扩展名",
    "表.xls": "yshj 还写不出 .xls 文件；请换一个扩展名",
    "表.xlsx": "扩展名 .xlsx 属于 excel 格式，这里写的是 table；请改格式或扩展名",
    "页.html": "扩展名 .html 属于 html 格式，这里写的是 table；请改格式或扩展名",
}


@pytest.mark.parametrize(("name", "sentence"), FALSE_NAMES.items())
def test_no_file_is_named_as_what_it_is_not(yshj: Yshj, books: Path, name: str, sentence: str) -> None:
    run = yshj("status", *DAY, "-o", name, cwd=books)
    assert (run.code, run.err) == (2, f"错误：-o {name}：{sentence}\n")
    assert yshj("check", *DAY, "--report", f"table={name}", cwd=books).code == 2
    assert not (books / name).exists()


@pytest.mark.parametrize("name", ["状态", "状态.txt", "状态.2025", "a.json/b"])
def test_other_names_pass(yshj: Yshj, books: Path, name: str) -> None:
    (books / name).parent.mkdir(exist_ok=True)
    assert yshj("status", *DAY, "-o", name, cwd=books).code == 0


@pytest.mark.parametrize(
    "form", [form for form in FORMATS.values() if form.endings], ids=lambda form: form.name
)
def test_every_format_can_be_written_under_its_own_endings(yshj: Yshj, books: Path, form) -> None:
    own = {"publish": ("publish", {"ics": "calendar"}.get(form.name, form.name))}
    own["template、publish"] = ("template", "--one")
    own["report、publish"] = ("report", "week", "2025-W40")
    command = own.get(form.only_for, ("lint", "--format", form.name))
    for ending in form.endings:
        assert yshj(*command, *DAY, "-o", f"x{ending}", cwd=books).code == 0
        assert (books / f"x{ending}").stat().st_size


def test_a_file_looks_the_same_whatever_the_screen_is_like(
    yshj: Yshj, books: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    yshj("status", *DAY, "-o", "plain", cwd=books)
    monkeypatch.setattr("yshj.cli.machinery.streams._is_terminal", lambda: True)
    for name, value in (("COLUMNS", "60"), ("FORCE_COLOR", "1"), ("TERM", "xterm")):
        monkeypatch.setenv(name, value)
    assert "\x1b[" in yshj("status", *DAY, cwd=books).out
    yshj("status", *DAY, "-o", "at a terminal", cwd=books)
    yshj("check", *DAY, "--report", "table=report", "--color", "--width", "60", cwd=books)
    assert (books / "at a terminal").read_bytes() == (books / "plain").read_bytes()
    assert b"\x1b[" not in (books / "plain").read_bytes()
    assert b"\x1b[" in (books / "report").read_bytes()


def test_a_full_disk_leaves_the_file_of_yesterday(books: Path) -> None:
    (books / "good.json").write_text("yesterday", "utf-8")
    done = shell('ulimit -f 1; "$@"', books, "check", *DAY, "--format", "json", "-o", "good.json")
    assert (done.returncode, done.stderr.decode()) == (4, "错误：写不进 good.json：超过了允许的文件大小\n")
    assert (books / "good.json").read_text("utf-8") == "yesterday"
    assert not list(books.glob(".yshj-*"))


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("no/x", "没有这个文件夹，请先建立"),
        ("data", "这是文件夹，不是文件"),
        ("yshj.yaml/x", "路径中有一段不是文件夹"),
    ],
)
def test_why_a_file_cannot_be_written_is_said_in_chinese(yshj: Yshj, books: Path, target: str, reason: str):
    run = yshj("status", *DAY, "-o", target, cwd=books)
    assert (run.code, run.out, run.err) == (4, "", f"错误：写不进 {target}：{reason}\n")


@pytest.mark.parametrize(
    "words",
    [
        ("status", *DAY, "-o", "写.md", "--format", "markdown"),
        ("check", *DAY, "--format", "none", "--report", "json=写.json"),
        ("report", "week", *DAY, "-o", "写.docx"),
        ("publish", "csv", *DAY, "-o", "写.csv"),
        ("explain", "T03", "-o", "写.txt"),
        ("schema", "plan", "-o", "写.json"),
    ],
)
def test_what_was_written_is_said_beside_the_results(yshj: Yshj, books: Path, words: tuple[str, ...]) -> None:
    run = yshj(*words, cwd=books)
    (file,) = (name for name in contents(books) if name.startswith("写."))
    assert (run.out, run.err) == ("", f"已写入 {file}\n")


@pytest.mark.parametrize(
    "words",
    [
        ("report", "week", "-o", "data/reports/x.md"),
        ("report", "month", "-o", "x.json"),
        *(("publish", kind, "-o", "data/reports/x") for kind in ("bulletin", "excel", "csv", "html")),
        *(("publish", kind, "-o", "x.sarif") for kind in ("calendar", "jsonl")),
        ("publish", "notice", "--dept", "甲局", "-o", "模板/x.docx"),
        ("publish", "notice", "--dept", "甲局", "--answer-by", "2025-01-01"),
        ("publish", "notice", "--all", "-o", "yshj.yaml"),
        ("publish", "bulletin", "--issue", "a/b"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_written_is_refused_before_anything_is_judged(
    yshj: Yshj, books: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr("yshj.cli.machinery.session.assess")
    run = yshj(*words, "--as-of", "2025-10-31", cwd=books)
    assert (run.code, run.out) == (2, ""), run.err


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="no such name for nothing")
def test_nothing_is_said_of_what_keeps_nothing(yshj: Yshj, books: Path) -> None:
    assert yshj("status", *DAY, "-o", "/dev/null", cwd=books).err == ""


def test_bytes_are_for_files(yshj: Yshj, books: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = FORMATS["json"]._replace(
        name="bytes", render=lambda *_: b"\x00\xff", kind="bytes", endings=(".bin",)
    )
    monkeypatch.setitem(FORMATS, "bytes", data)
    assert yshj("status", *DAY, "--format", "bytes", "-o", "x.bin", cwd=books).code == 0
    assert (books / "x.bin").read_bytes() == b"\x00\xff"
    monkeypatch.setattr("yshj.cli.machinery.streams._is_terminal", lambda: True)
    run = yshj("status", *DAY, "--format", "bytes", cwd=books)
    assert (run.code, run.err) == (2, "错误：这种格式不能显示在屏幕上；请用 -o 写入文件\n")


OPENED = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="no such names of what is open")


@OPENED
@pytest.mark.parametrize("path", READ)
@pytest.mark.parametrize(
    ("option", "name"),
    [
        ("-o", "/proc/self/cwd/{path}"),
        ("-o", "/dev/fd/{opened}"),
        ("--report", "json=/proc/self/fd/{opened}"),
    ],
)
def test_no_name_of_the_system_s_hides_what_was_read(
    yshj: Yshj, books: Path, option: str, name: str, path: str
) -> None:
    (books / path).touch()
    before = contents(books)
    with (books / path).open("ab") as held:
        target = name.format(path=path, opened=held.fileno())
        run = yshj("check", *DAY, "--baseline", BASELINE, option, target, cwd=books)
    assert (run.code, run.out) == (2, "")
    assert "这是本次运行所读的文件，没有写" in run.err
    assert contents(books) == before


@OPENED
@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1", "/proc/self/fd/1", "link"])
def test_what_the_shell_holds_open_is_written_on(yshj: Yshj, books: Path, name: str) -> None:
    (books / "link").symlink_to("/dev/stdout")
    (books / "log").write_text("x\n", "utf-8")
    expected = yshj("status", *DAY, cwd=books).out.encode()
    assert shell('"$@" >> log', books, "status", *DAY, "-o", name).returncode == 0
    assert (books / "log").read_bytes() == b"x\n" + expected


@OPENED
@pytest.mark.parametrize(
    "line", ['"$@" -o /dev/stdout > both', '"$@" > both', '"$@" -o /dev/fd/3 > both 3> both']
)
def test_two_outputs_behind_descriptors_stand_one_behind_the_other(
    yshj: Yshj, books: Path, line: str
) -> None:
    table = yshj("check", *DAY, cwd=books).out
    data = yshj("check", *DAY, "--format", "json", cwd=books).out
    shell(line, books, "check", *DAY, "--report", "json=/dev/stdout")
    assert (books / "both").read_text("utf-8") == data + table
