"""Every way to call the program wrongly, and exactly what the user reads."""

import re

import pytest

from tests.conftest import Yshj
from yshj.cli.app import COMMANDS, GROUPS

NO_COMMAND = "；yshj --help 列出全部命令"
NUMBER = "应为 40 至 1000 的整数，读到的是"

RESERVED = ("ics", "JSONL")
KINDS = "bulletin、notice、excel、csv、calendar、html、jsonl"

WRONG = {
    # a command that does not exist
    "stauts": "没有命令“stauts”，是否应为 status？",
    "xyz": f"没有命令“xyz”{NO_COMMAND}",
    "逾期": "没有命令“逾期”，是否应为 overdue？",
    "help": "没有命令“help”；yshj --help 列出全部命令，yshj 命令 --help 显示一个命令的用法",
    "-": f"没有命令“-”{NO_COMMAND}",
    # no command
    "--no-color": "缺少命令；yshj --help 列出全部命令",
    "--as-of 2025-10-20": "缺少命令；yshj --help 列出全部命令",
    # an argument missing, or too many
    "show": "缺少参数 编号（如 1-7-1）",
    "explain": "缺少参数 代码（如 T03、F02）",
    "publish": f"缺少形式，可以用：{KINDS}；核对印发过的，写 --again 期号",
    "completion": "缺少参数 SHELL（bash、zsh、fish、powershell）",
    "status 多余": "多了参数“多余”；含空格的文字请加引号",
    "show 1-1-1 1-1-2 1-1-3": "多了参数“1-1-2 1-1-3”；含空格的文字请加引号",
    "status -- x": "多了参数“x”；含空格的文字请加引号",
    # an option that does not exist
    "status --dpet x": "没有选项 --dpet，是否应为 --dept？",
    "--formt json status": "没有选项 --formt，是否应为 --format？",
    "status --xyz": "没有选项 --xyz",
    "status -x": "没有选项 -x",
    "-V": "没有选项 -V",
    "status --version": "--version 只能单独用：yshj --version",
    # an option without its value, or with one it does not take
    "status --dept": "选项 --dept 后面缺少单位",
    "status --width": "选项 --width 后面缺少列数",
    "--as-of": "选项 --as-of 后面缺少日期",
    "status -C": "选项 -C 后面缺少文件夹",
    "check --report": "选项 --report 后面缺少格式=文件",
    "status --color=1": "选项 --color 后面不能写值",
    "dept --by-value=3": "选项 --by-value 后面不能写值",
    # a bad number, or one out of range
    "status --width abc": f"选项 --width {NUMBER}“abc”",
    "status --width 1.5": f"选项 --width {NUMBER}“1.5”",
    "status --width=": f"选项 --width {NUMBER}“”",
    "--width 20 status": f"选项 --width {NUMBER}“20”",
    "status --width 3000": f"选项 --width {NUMBER}“3000”",
    # a word that is none of those allowed
    "status --sort name": "没有次序“name”，可以用：urgency、due、id",
    "status --role boss --dept 市财政局": "没有角色“boss”，可以用：lead（牵头）、support（配合）",
    "check --baseline x --write-baseline -o y --report json=z": "--write-baseline 只写基线，写入全部发现，"
    "不能与 -o、--report 合用",
    "check --baseline x --write-baseline --format json": "--write-baseline 只写基线，写入全部发现，"
    "不能与 --format 合用",
    "status --role lead": "--role 要与 --dept 合用",
    "report day": "没有“day”这种报告，现在可以用：week、month、quarter、year",
    "report week 2025-09": "“2025-09”不是周，应写成 年-W周，例如 2025-W42",
    "report week 2025-W53": "2025 年没有第 53 周",
    "report week 0001-W01": "1 年没有第 1 周",
    "report week 2999-W01": "2999-W01 要到 2999-01-06 才结束，现在还不能出周报",
    "report month 2025-W09": "“2025-W09”不是月，应写成 年-月，例如 2025-09",
    "report month 2025-13": "2025 年没有 13 月",
    "report month 2025-10 --as-of 2025-10-30": "2025-10 要到 2025-10-31 才结束，现在还不能出月报",
    **{f"publish {kind}": f"没有“{kind}”这种形式，现在可以用：{KINDS}" for kind in RESERVED},
    "publish jsonl --format json": "这个命令没有 json 格式",
    "--format table publish jsonl": "这个命令没有 table 格式",
    "completion cmd": "没有“cmd”的补全脚本，可以用：bash、zsh、fish、powershell",
    "init --format csv": "这个命令没有 csv 格式",
    "schema plan --format csv": "这个命令没有 csv 格式",
    "completion bash --format json": "这个命令没有 json 格式",
    "init --ci jenkins": "没有平台“jenkins”，可以用：github、gitlab、none",
    "init --version 6/0": "--version “6/0”不能用作文件名，可以用数字、字母、汉字和 . _ -，例如 7.0",
    "init --timezone Mars": "没有时区“Mars”，例如 Asia/Shanghai、Asia/Urumqi",
    "init --issued 2025年3月": "--issued “2025年3月”不是日期，应写成 年-月-日，例如 2025-06-30",
    "status --as-of 2025-02-30": "--as-of “2025-02-30”没有这一天：2025 年 2 月只有 28 天",
    "status -C no/where": "没有文件夹 no/where",
}


@pytest.mark.parametrize(("line", "sentence"), WRONG.items(), ids=WRONG)
def test_a_wrong_call_ends_with_2_and_says_why(yshj: Yshj, line: str, sentence: str):
    run = yshj(*line.split())
    assert run.code == 2
    assert run.out == ""
    assert run.err.splitlines()[0] == f"错误：{sentence}"


@pytest.mark.parametrize("line", WRONG)
def test_no_english_sentence_reaches_the_user(yshj: Yshj, line: str):
    told = yshj(*line.split()).err
    assert not re.search(r"[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}", re.sub(r"yshj [a-z-]+ --help", "", told)), told


def test_the_hint_names_the_command(yshj: Yshj):
    assert yshj("show").err.splitlines()[1] == "用 yshj show --help 查看用法"
    assert yshj("status", "--dept").err.splitlines()[1] == "用 yshj status --help 查看用法"
    assert yshj("--foo").err.splitlines()[1] == "用 yshj --help 查看用法"


def test_an_escape_character_in_a_wrong_word_is_shown_not_obeyed(yshj: Yshj):
    told = yshj("stat\x1b[2Jus", "--xyz").err
    assert "\x1b" not in told
    assert "〈U+001B〉" in told


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_in_chinese(yshj: Yshj, name: str):
    for option in ("--help", "-h"):
        run = yshj(name, option)
        assert run.code == 0
        assert run.out.startswith(f"用法：yshj {name} [选项]")
    assert "例：" in run.out
    assert not re.search(r"Show this|Usage|Options|default:|required", run.out)


def test_no_arguments_at_all_show_the_help(yshj: Yshj):
    run = yshj()
    assert run.code == 0
    assert run.out == yshj("--help").out
    assert all(f"\n  {name} " in run.out for name in COMMANDS)


def test_the_help_groups_its_commands_and_aligns_them(yshj: Yshj):
    lines = yshj("--help").out.splitlines()
    headings = [line for line in lines if line[:2] in ("看：", "查：", "填：", "出：", "设：")]
    assert [line[0] for line in headings] == [title[0] for title in GROUPS]
    rows = [line for line in lines if line[2:].split(" ")[0] in COMMANDS]
    assert len(rows) == len(COMMANDS)
    assert {re.search(r"\S  +(?=\S)", line).end() for line in rows} == {14}
