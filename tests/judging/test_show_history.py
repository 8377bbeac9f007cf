"""What `show` tells of the decisions that name no task: all that brought about who stands there now."""

from pathlib import Path

from tests.conftest import Yshj
from tests.snippets import write

TASK = {"due": "2025-12", "lead": ["园林局"]}
TO_NEW = {"date": "2025-07-01", "kind": "transfer", "from": "园林局", "to": ["新建局"]}
TO_WATER = {
    "date": "2025-08-01",
    "kind": "transfer",
    "from": "新建局",
    "to": ["水利局"],
    "reason": "再次调整",
}
RENAMED = {"date": "2025-08-01", "kind": "rename", "from": "新建局", "to": "水利局"}


def kinds(yshj: Yshj, folder: Path, decisions: list[dict[str, object]], day: str) -> list[tuple[str, object]]:
    books = {
        "task": TASK,
        "units": [{"name": name, "kind": "市直部门"} for name in ("园林局", "新建局", "水利局")],
    }
    made = [
        decision | {"task": None} if decision["kind"] == "transfer" else decision for decision in decisions
    ]
    root = write(folder, {**books, "decisions": made})
    shown = yshj("show", "1-1-1", "--as-of", day, "--format", "json", cwd=root).json
    return [(one["kind"], one.get("from")) for one in shown["decisions"]]


def test_a_handover_stays_in_the_history_after_the_next_one(yshj: Yshj, tmp_path: Path) -> None:
    found = kinds(yshj, tmp_path, [TO_NEW, TO_WATER], "2025-08-31")
    assert found == [("transfer", "园林局"), ("transfer", "新建局")]


def test_and_after_a_rename_which_names_the_old_name(yshj: Yshj, tmp_path: Path) -> None:
    before = kinds(yshj, tmp_path / "a", [TO_NEW, RENAMED], "2025-07-31")
    assert before == [("transfer", "园林局")]
    after = kinds(yshj, tmp_path / "b", [TO_NEW, RENAMED], "2025-08-31")
    assert after == [("transfer", "园林局"), ("rename", "新建局")]
