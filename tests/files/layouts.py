"""The ways in which people lay out a file of entries."""

_HEAD = "format: yshj-report/1\nunit: 市商务局\n"
_TWO = (
    "  - date: 2025-04-29\n    task: 1-1-1\n    progress: 12\n"
    "  - date: 2025-05-30\n    task: 1-1-1\n    note: 完成\n"
)

LAYOUTS: dict[str, bytes] = {
    "as in the demonstration": f"{_HEAD}entries:\n{_TWO}".encode(),
    "four spaces": f"{_HEAD}entries:\n    - date: 2025-04-29\n      task: 1-1-1\n      note: 好\n".encode(),
    "dashes below the key": f"{_HEAD}entries:\n- date: 2025-04-29\n  task: 1-1-1\n  progress: 12\n".encode(),
    "wide dashes": f"{_HEAD}entries:\n  -   date: 2025-04-29\n      task: 1-1-1\n      note: 好\n".encode(),
    "comments": f"{_HEAD}entries: # 进\n{_TWO}    # 属于上一条\n  # - date: 2025-06-27\n# 完\n".encode(),
    "Windows": f"{_HEAD}entries:\n{_TWO}".replace("\n", "\r\n").encode(),
    "byte order mark": b"\xef\xbb\xbf" + f"{_HEAD}entries:\n{_TWO}".encode(),
    "no final newline": f"{_HEAD}entries:\n{_TWO}".rstrip("\n").encode(),
    "brackets": f"{_HEAD}entries: [{{date: 2025-04-29, task: 1-1-1, progress: 12}}]\n# 完\n".encode(),
    "brackets over lines": (
        f"{_HEAD}entries: [\n  {{date: 2025-04-29, task: 1-1-1, progress: 12}},  # 一\n]\n".encode()
    ),
    "entries in braces": f"{_HEAD}entries:\n  - {{date: 2025-04-29, task: 1-1-1, progress: 12}}\n".encode(),
    "empty": f"{_HEAD}entries: []  # 尚无\nsample: false\n".encode(),
    "empty with a comment inside": f"{_HEAD}entries: [ # 尚无\n  ]\n".encode(),
    "a comment right behind empty brackets": f"{_HEAD}entries: []# 尚无\n".encode(),
    "nothing": f"{_HEAD}entries:\n# 完\n".encode(),
    "null": f"{_HEAD}entries: null\nsample: false\n".encode(),
    "no entries": f"{_HEAD}sample: false\n# 完".encode(),
    "entries first": f"entries:\n{_TWO}\n\n{_HEAD}".encode(),
    "all in braces": (
        b'{format: yshj-report/1, unit: "\xe5\xb8\x82\xe5\x95\x86\xe5\x8a\xa1\xe5\xb1\x80", entries: []}\n'
    ),
    "text of several lines": f"{_HEAD}entries:\n{_TWO}    next: |\n      一\n      二\n\n\n# 完\n".encode(),
    "text to the very end": f"{_HEAD}entries:\n{_TWO}    next: >-\n      一\n      二".encode(),
    "dash on a line of its own": (
        f"{_HEAD}entries:\n  -\n    date: 2025-04-29\n    task: 1-1-1\n    blocked:\n".encode()
    ),
    "comment above empty brackets": f"{_HEAD}entries:\n  # 尚无\n  []\n".encode(),
    "between document marks": f"---\n{_HEAD}entries:\n{_TWO}...\n".encode(),
    "everything indented, no entries": "  format: yshj-report/1\n  unit: 市商务局\n# 完\n".encode(),
    "JSON": (
        '{"format": "yshj-report/1", "unit": "市商务局", "entries": '
        '[{"date": "2025-04-29", "task": "1-1-1", "note": "好"}]}'
    ).encode(),
    "commas first": (
        f"{_HEAD}entries: [\n    {{date: 2025-04-29, task: 1-1-1, note: 好}}\n"
        "  , {date: 2025-05-30, task: 1-1-1, note: 好}\n  ]\n"
    ).encode(),
    "lists in the last entry": f"{_HEAD}entries:\n{_TWO}    delivered:\n    - 分类标准\n".encode(),
    "blank lines between": f"{_HEAD}\nentries:\n\n{_TWO.replace('  - ', chr(10) + '  - ')}\n\n".encode(),
    "mixed line ends": f"{_HEAD}entries:\r\n{_TWO}".encode(),
    "keys in quotes": f"{_HEAD}'entries':\n  - {{'date': 2025-04-29, \"task\": 1-1-1, note: 好}}\n".encode(),
    "only carriage returns": f"{_HEAD}entries:\n{_TWO}".replace("\n", "\r").encode(),
}
