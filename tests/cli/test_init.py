"""`yshj init`: a new workspace that works at once, and nothing overwritten ever."""

import io
import os
import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.shell import shell
from tests.conftest import Yshj
from tests.files.small import contents
from yshj.files.create.config_text import config_text
from yshj.files.create.new_workspace import Wanted, new_workspace
from yshj.files.find.workspace import Choice, Workspace
from yshj.files.load.books import load, load_config
from yshj.files.load.reading import Reading
from yshj.files.write import create_files
from yshj.model.policy import Config, Policy
from yshj.model.record import fields_of


@pytest.mark.parametrize("command", ["lint", "status", "check", "overdue", "dept", "config"])
def test_every_command_works_at_once(yshj: Yshj, tmp_path: Path, command: str):
    assert yshj("init", cwd=tmp_path).code == 0
    run = yshj(command, cwd=tmp_path)
    assert (run.code, run.err) == (0, "")
    assert "示例数据" in run.out


def test_what_is_asked_for_is_in_the_plan(yshj: Yshj, tmp_path: Path):
    name = '某市"行动"方案：100%（{2026}）# 一'
    options = ("--name", name, "--version", "7.0", "--issued", "2026-03-25", "--timezone", "Asia/Urumqi")
    assert yshj("init", "某市 2026", *options, cwd=tmp_path).code == 0
    plan = tmp_path / "某市 2026" / "data" / "plan-7.0.yaml"
    assert "timezone: Asia/Urumqi" in plan.read_text("utf-8")
    shown = yshj("status", "-C", "某市 2026", "--format", "json", cwd=tmp_path).json
    assert shown["plan"] == {"name": name, "version": "7.0", "document": "", "issued": "2026-03-25"}
    assert {task["due"] for task in shown["tasks"]} == {"2026-12-31", None}


def test_a_plan_issued_late_in_the_year_is_due_in_the_next(yshj: Yshj, tmp_path: Path):
    yshj("init", "--issued", "2026-11-02", cwd=tmp_path)
    shown = yshj("status", "--as-of", "2026-11-02", "--format", "json", cwd=tmp_path).json
    assert shown["summary"]["overdue"] == 0
    assert {task["due"] for task in shown["tasks"]} == {"2027-12-31", None}


@settings(deadline=None)  # the first example imports what validates it
@given(name=st.text(min_size=1, max_size=40), issued=st.dates())
def test_any_name_and_day_make_a_plan_that_can_be_read(tmp_path_factory, name, issued):
    if re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]", name) or not name.strip():
        return
    if not 1900 <= issued.year <= 2999:
        return
    folder = tmp_path_factory.mktemp("any")
    files = new_workspace(Wanted(name.strip(), "1", issued, "Asia/Shanghai"))
    create_files({str(folder / path): text.encode() for path, text in files.items()})
    workspace = Workspace(folder)
    reading = Reading(workspace)
    loaded = load(reading, Choice(), load_config(reading))
    assert loaded.problems == ()
    assert loaded.books is not None
    assert loaded.books.plan.plan.name == name.strip()


def test_dry_run_lists_and_writes_nothing(yshj: Yshj, tmp_path: Path):
    run = yshj("init", "新区", "--ci", "github", "--dry-run", cwd=tmp_path)
    assert "会写入 .github/workflows/yshj.yml\n" in run.out
    assert list(tmp_path.iterdir()) == []
    really = yshj("init", "新区", "--ci", "github", cwd=tmp_path)
    assert set(re.findall("会写入 (\\S+)\n", run.out)) == contents(tmp_path / "新区").keys()
    assert set(re.findall("已写入 (\\S+)\n", really.err)) == contents(tmp_path / "新区").keys()


def test_a_second_time_changes_nothing(yshj: Yshj, tmp_path: Path):
    yshj("init", cwd=tmp_path)
    (tmp_path / "README.md").write_text("我们的", "utf-8")
    before = contents(tmp_path)
    run = yshj("init", "--name", "另一方案", "--yes", cwd=tmp_path)
    assert run.code == 0
    assert contents(tmp_path) == before
    assert run.out == ""
    assert "已有，不动 README.md\n" in run.err
    assert "已写入 0 个文件" in run.err


def test_what_is_missing_is_added_and_what_is_there_stays(yshj: Yshj, tmp_path: Path):
    (tmp_path / "yshj.yaml").write_text("format: yshj-config/1\n", "utf-8")
    (tmp_path / ".gitattributes").symlink_to("nowhere")
    run = yshj("init", cwd=tmp_path)
    assert "已有，不动 yshj.yaml\n" in run.err
    assert "已有，不动 .gitattributes\n" in run.err
    assert (tmp_path / "yshj.yaml").read_text("utf-8") == "format: yshj-config/1\n"
    assert not (tmp_path / "nowhere").exists()
    assert yshj("status", cwd=tmp_path).code == 0


def test_no_second_plan_beside_one_and_no_example_among_real_reports(yshj: Yshj, tmp_path: Path):
    (tmp_path / "data" / "reports").mkdir(parents=True)
    (tmp_path / "data" / "plan-6.0.yaml").write_text("x: 1\n", "utf-8")
    run = yshj("init", "--version", "7.0", cwd=tmp_path)
    assert "已有，不动 data/plan-6.0.yaml\n" in run.err
    assert [path.name for path in (tmp_path / "data").glob("plan-*")] == ["plan-6.0.yaml"]
    assert list((tmp_path / "data" / "reports").iterdir()) == []


@pytest.fixture
def at_a_terminal(monkeypatch: pytest.MonkeyPatch):
    def answering(text: str) -> None:
        keyboard = io.StringIO(text)
        keyboard.isatty = lambda: True
        monkeypatch.setattr("sys.stdin", keyboard)

    return answering


@pytest.mark.parametrize(("answer", "written"), [("y\n", True), ("是\n", True), ("n\n", False), ("", False)])
def test_a_person_at_a_terminal_is_asked_first(yshj: Yshj, tmp_path: Path, at_a_terminal, answer, written):
    at_a_terminal(answer)
    run = yshj("init", "新区", cwd=tmp_path)
    assert run.code == 0
    assert "写入吗？[y/N]" in run.err
    assert (tmp_path / "新区").exists() is written


def test_yes_does_not_ask(yshj: Yshj, tmp_path: Path, at_a_terminal):
    at_a_terminal("n\n")
    assert "写入吗" not in yshj("init", "--yes", cwd=tmp_path).err
    assert (tmp_path / "yshj.yaml").is_file()


def test_a_folder_that_is_a_file_is_refused(yshj: Yshj, tmp_path: Path):
    (tmp_path / "x").write_text("", "utf-8")
    run = yshj("init", "x", cwd=tmp_path)
    assert (run.code, run.err) == (2, "错误：x 是文件，不是文件夹\n")


def test_what_cannot_be_written_is_code_4_and_leaves_nothing(yshj: Yshj, tmp_path: Path):
    (tmp_path / ".yshj").write_text("", "utf-8")
    run = yshj("init", "--yes", cwd=tmp_path)
    assert run.code == 4
    assert run.err == "错误：写不进 .yshj/schema/plan.json：路径中有一段不是文件夹；没有写任何文件\n"
    assert list(tmp_path.iterdir()) == [tmp_path / ".yshj"]


@pytest.mark.skipif(os.name == "nt", reason="no ulimit")
def test_a_full_disk_leaves_no_half_a_workspace(tmp_path: Path):
    (tmp_path / "区").mkdir()
    (tmp_path / "区" / "README.md").write_text("我们的", "utf-8")
    for folder in ("区", "新区"):
        done = shell('ulimit -f 4; "$@"', tmp_path, "init", folder)
        assert done.returncode == 4
        assert "超过了允许的文件大小；没有写任何文件" in done.stderr.decode()
    assert contents(tmp_path) == {"区/README.md": "我们的".encode()}
    assert [path.name for path in tmp_path.rglob("*")] == ["区", "README.md"]


def test_a_file_that_came_meanwhile_is_not_overwritten(tmp_path: Path):
    (tmp_path / "b.yaml").write_text("我们的", "utf-8")
    with pytest.raises(FileExistsError):
        create_files({str(tmp_path / name): b"ours" for name in ("a/a.yaml", "b.yaml")})
    assert contents(tmp_path) == {"b.yaml": "我们的".encode()}
    assert [path.name for path in tmp_path.iterdir()] == ["b.yaml"]


def test_the_listing_takes_no_file_s_place(yshj: Yshj, tmp_path: Path):
    assert yshj("init", "--dry-run", "-o", "data/plan-1.0.yaml", cwd=tmp_path).code == 2
    assert yshj("init", "-o", "清单.txt", cwd=tmp_path).code == 2
    assert list(tmp_path.iterdir()) == []


def test_the_configuration_uncommented_is_the_default(tmp_path: Path):
    lines = config_text().splitlines()
    live = "\n".join(line.removeprefix("# ") for line in lines if re.match(r"# ( |[a-z_]+:)", line))
    (tmp_path / "yshj.yaml").write_text(f"format: yshj-config/1\n{live}\n", "utf-8")
    reading = Reading(Workspace(tmp_path))
    config = load_config(reading)
    assert reading.problems == []
    assert config.policy.at.written == set(fields_of(Policy))
    ours = {name: getattr(config.policy, name) for name in fields_of(Policy)}
    for name, value in ours.items():
        assert shown(value) == shown(getattr(Policy(), name)), name
    assert config.check.fail_on == Config("yshj-config/1").check.fail_on
    assert config.plan == "data/plan-1.0.yaml"


def shown(value: object) -> object:
    return [(w.length, w.warn) for w in value] if isinstance(value, list | tuple) else value


def test_every_number_has_its_source_beside_it():
    text = config_text()
    for field in fields_of(Policy).values():
        block = text.split(f"#   {field.name}:")[0].split("#   # ")
        assert f"来源：{field.doc.source}" in "".join(block[-2:]), field.name


def test_every_command_in_the_readme_exists(yshj: Yshj, tmp_path: Path):
    yshj("init", "--name", "某市行动方案", "--version", "7.0", cwd=tmp_path)
    text = (tmp_path / "README.md").read_text("utf-8")
    assert text.startswith("# 某市行动方案\n")
    assert "`data/plan-7.0.yaml`" in text
    commands = [line.split("#")[0].split()[1:] for line in text.splitlines() if line.startswith("    yshj ")]
    assert len(commands) > 7
    for words in commands:
        day = ["--as-of", "2027-06-30"] if words[0] != "lint" else []
        assert yshj(*words, *day, cwd=tmp_path).code in ((0, 1) if words[0] == "check" else (0,)), words


def test_what_two_people_append_to_a_report_is_all_kept(yshj: Yshj, tmp_path: Path):
    yshj("init", "--issued", "2026-01-05", cwd=tmp_path)
    report = tmp_path / "data" / "reports" / "示例甲局.yaml"
    grown = report.read_text("utf-8")

    def git(*words: str) -> None:
        who = ("-c", "user.name=某", "-c", "user.email=a@example.com", "-c", "init.defaultBranch=main")
        subprocess.run(["git", *who, *words], cwd=tmp_path, check=True, capture_output=True)

    def append(line: str) -> None:
        report.write_text(grown + line, "utf-8")
        git("commit", "-a", "-m", line)

    git("init")
    git("add", ".")
    git("commit", "-m", "开始")
    git("branch", "theirs")
    append('  - {date: 2026-06-30, task: "1-1-1", progress: 50}\n')
    git("checkout", "theirs")
    append('  - {date: 2026-06-29, task: "1-1-1", progress: 40}\n')
    git("merge", "main")
    assert report.read_text("utf-8").count("progress: ") == grown.count("progress: ") + 2
    assert yshj("lint", cwd=tmp_path).code == 0


def test_every_file_ends_with_a_newline(yshj: Yshj, tmp_path: Path):
    yshj("init", "--ci", "github", cwd=tmp_path)
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path.name for path in files if not path.read_bytes().endswith(b"\n")] == []
