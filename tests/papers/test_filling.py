"""Templates: what they make, what they must not make, and where they are wrong."""

from datetime import date

import pytest

from yshj.files.papers.office_templates import TemplateFault, TemplateText
from yshj.output.blocks import Bullets, Cell, Column, Grid, Heading, Paragraph
from yshj.papers.filling import filled

VALUES = {"题": "通报", "日": date(2025, 9, 3), "注": "# 不是标题", "件": 3}


def page(text: str, **more: object):
    return filled(TemplateText("模板/a.md", text), {**VALUES, **more}).body


def test_lines_are_headings_items_paragraphs_and_signatures():
    text = "# {{ 题 }}\n\n## 一、情况\n\n共 {{ 件 }} 件。\n- 甲\n- 乙\n\n**重要**\n\n> 督查部门\n> {{ 日 }}\n"
    assert page(text) == (
        Heading("通报", 1),
        Heading("一、情况", 2),
        Paragraph("共 3 件。"),
        Bullets(("甲", "乙")),
        Paragraph("重要", "strong"),
        Paragraph("督查部门", "signed"),
        Paragraph("2025年9月3日", "signed"),
    )


@pytest.mark.parametrize(
    "note",
    [
        "# 不是标题",
        "- 不是列表",
        "> 不是落款",
        "**不是粗体**",
        "<!-- 附件 -->",
        "两\n\n# 段",
        "\ue0010\ue001",
        "{{ 题 }}",
    ],
)
def test_what_is_filled_in_never_makes_structure(note: str):
    (block,) = page("{{ 注 }}\n", 注=note)
    assert isinstance(block, Paragraph)
    assert block.style == ""


def test_annexes_and_tables():
    grid = Grid((Column("编号"),), ((Cell("1-1"),),))
    paper = filled(TemplateText("a.md", "正文\n\n<!-- 附件 -->\n\n## 附件\n\n{{ 表(格) }}\n"), {"格": grid})
    assert paper.body == (Paragraph("正文"),)
    assert paper.annexes == (Heading("附件", 2), grid)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("甲\n{{ 无此 }}\n", "模板/a.md:2: 没有这一项"),
        ("\n\n{% if %}\n", "模板/a.md:3: 模板的写法不对"),
        ("甲\n\n\n{{ 1 / 0 }}\n", "模板/a.md:4: 算不出来"),
        ("{{ 题.__class__.__mro__ }}\n", "模板/a.md:1: 算不出来"),
        ("\n{{ 日.不存在 }}\n", "模板/a.md:2: 没有这一项"),
        ("{% include '/etc/passwd' %}", "模板/a.md:1: "),
        ("{% for 数 in range(10 ** 9) %}{% endfor %}", "模板/a.md:1: 算不出来"),
    ],
)
def test_a_wrong_template_is_named_with_its_line(text: str, fault: str):
    with pytest.raises(TemplateFault) as raised:
        page(text)
    assert str(raised.value).startswith(fault)
