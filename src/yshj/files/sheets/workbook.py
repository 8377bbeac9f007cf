"""A file of whatever kind → its sheets; known by its first bytes, for endings are changed by hand."""

from yshj.files.sheets.grid import Sheet, Unreadable

ENDINGS = (
    ".xlsx", ".xlsm", ".xls", ".et", ".ods", ".csv",
    ".xltx", ".xltm", ".xlt", ".ett", ".ots", ".fods", ".xlsb", ".numbers",
)  # fmt: skip
"""Those of tables; what cannot be read of them is said, for somebody meant it to be a form."""
_ZIP, _OLD = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ODS = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
_OTHER_KINDS = ((b"%PDF", "PDF"), (b"<", "网页"), (b"{\\rtf", "RTF"))


def sheets_of(data: bytes, ending: str) -> list[Sheet]:
    """Every sheet of the file with these bytes; raises Unreadable for what is no table."""
    if not data.strip():
        raise Unreadable("是空文件；请填好后再报")
    if _ENCRYPTED in data:
        raise Unreadable("加了密码，打不开；请去掉密码另存后再报")
    if data.startswith(_ZIP) and _ODS in data[:200]:
        from yshj.files.sheets.ods import read_ods

        return read_ods(data)
    if data.startswith(_ZIP):
        from yshj.files.sheets.xlsx import read_xlsx

        return read_xlsx(data)
    if data.startswith(_OLD):
        from yshj.files.sheets.xls import read_xls

        return read_xls(data)
    other = next((name for start, name in _OTHER_KINDS if data.lstrip().startswith(start)), None)
    if other or ending != ".csv":
        what = f"其实是 {other} 文件" if other else "不是电子表格"
        raise Unreadable(f"{what}；请用 WPS 或 Excel 另存为 .xlsx 再报")
    from yshj.files.sheets.csv_table import read_csv

    return read_csv(data)
