"""Files that could not be read whole: what can still be told from their bytes."""

import re
from pathlib import Path

from yshj.files.read import MAX_BYTES, content
from yshj.model.names import Names

_UNIT_LINE = (
    r"(?m)^[ \t]*unit[ \t]*[:：][ \t]*[\"']?([^\"'#\n\r]*)"  # compiled when asked: most runs meet none
)
_ENCODINGS = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")


def unit_of_refused(path: Path, names: Names) -> str | None:
    """The one unit that a refused file says it is of, read leniently; None when it cannot be told."""
    data = raw_bytes(path)
    if data is None:
        return None
    readings = (
        _units(data.decode(encoding, errors="ignore").lstrip("\ufeff"), names) for encoding in _ENCODINGS
    )
    told = [units for units in readings if units and None not in units]
    certain = {unit for units in told for unit in units}
    return certain.pop() if len(certain) == 1 else None


def _units(text: str, names: Names) -> set[str | None]:
    """What every line that names a unit means; None for a name that the plan does not have."""
    return {names.unit(found.strip()) for found in re.findall(_UNIT_LINE, text)}


def raw_bytes(path: Path) -> bytes | None:
    """All bytes of a regular file; None where there are too many or none can be had."""
    try:
        if not path.is_file():
            return None
        data = content(path)
    except (OSError, ValueError):
        return None
    return data if len(data) <= MAX_BYTES else None
