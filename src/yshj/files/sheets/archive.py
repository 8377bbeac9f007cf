"""The zip file that a workbook is: opened only when what it holds cannot fill the memory."""

import lzma
import struct
import zipfile
import zlib
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from io import BytesIO
from xml.etree import ElementTree

from yshj.files.sheets.grid import Unreadable

_MOST_BYTES = 64 * 1024 * 1024
_DEEPEST = 100
_BROKEN = "文件已损坏，打不开；请用 WPS 或 Excel 另存为 .xlsx 再报"
_FAILS = (
    zipfile.BadZipFile, ElementTree.ParseError, LookupError, ValueError, EOFError, OSError, OverflowError,
    RuntimeError, NotImplementedError, zlib.error, struct.error, lzma.LZMAError,
)  # fmt: skip
"""What a spoilt archive, or a spoilt part of one, can raise."""


@contextmanager
def opened(data: bytes) -> Iterator[zipfile.ZipFile]:
    """The archive; raises Unreadable for one that is broken, or larger than anybody's form once unpacked.

    The sizes in the directory bound what is unpacked: of a part that is longer, no more is read.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if len(archive.NameToInfo) < len(archive.infolist()):
                raise zipfile.BadZipFile  # a part twice: nobody knows which one is meant
            size = sum(part.file_size for part in archive.infolist())
            if size > _MOST_BYTES:
                text = f"解开后有 {size // 1024 // 1024} MB，超过 64 MB，没有读取"
                raise Unreadable(f"{text}；请删去图片和多余的工作表，另存后再报")
            yield archive
    except _FAILS:
        raise Unreadable(_BROKEN) from None


def elements(
    archive: zipfile.ZipFile, name: str, *wanted: str, begins: Collection[str] = ()
) -> Iterator[ElementTree.Element]:
    """A part's elements of these names, each as soon as it is read, and then forgotten.

    Those that it `begins` come when they begin: what stands in them follows. None without the part.
    """
    if name not in archive.NameToInfo:
        return
    with archive.open(name) as stream:
        parents: list[ElementTree.Element] = []
        for event, element in ElementTree.iterparse(stream, ("start", "end")):
            kind = local(element.tag)
            if event == "start":
                parents.append(element)
                if len(parents) > _DEEPEST:
                    raise ValueError(name)
                if kind in begins:
                    yield element
                continue
            parents.pop()
            if kind in wanted:
                yield element
            if parents and (kind in wanted or kind in begins):
                parents[-1].clear()


def local(tag: str) -> str:
    """A name without its namespace: the strict and the usual format differ in nothing else."""
    return tag.rpartition("}")[2]


def attribute(element: ElementTree.Element, name: str) -> str | None:
    """An attribute, whatever its namespace."""
    return next((value for key, value in element.items() if local(key) == name), None)


def below(root: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    """Every element of that name below `root`, in order."""
    return (one for one in root.iter() if local(one.tag) == name)
