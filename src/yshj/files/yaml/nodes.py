"""YAML text → composed nodes with their marks; with `tabs`, all that knows the YAML library.

Nodes are composed by the C parser where it is installed, else by the library's own Python. Either
way nesting is counted while it is composed, so that no file can exhaust the stack, and the same tabs
are refused, so that no file is read on one machine and refused on another.
"""

from collections.abc import Callable
from typing import Any, Protocol

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.tag import Tag

from yshj.files.yaml.limits import MAX_DEPTH
from yshj.files.yaml.tabs import stray_tab

__all__ = [
    "CollectionNode",
    "MappingNode",
    "Node",
    "NotComposed",
    "ScalarNode",
    "SequenceNode",
    "TooDeep",
    "c_compose",
    "compose",
    "pure_compose",
]

Compose = Callable[[str], "Node | None"]

_NO_TAG = Tag(suffix="")
"""One for all nodes: our formats know no tags, and making one for each costs as much as parsing."""


class Mark(Protocol):
    """A position; `line` and `column` count from 0, `index` in characters from the beginning."""

    index: int
    line: int
    column: int


class TooDeep(Exception):
    """Nesting beyond MAX_DEPTH; `mark` is where it begins."""

    def __init__(self, mark: Mark) -> None:
        super().__init__()
        self.mark = mark


class NotComposed(Exception):
    """The text is not YAML. `mark` is where that shows, `start` where the broken thing begins."""

    def __init__(self, said: str, mark: Mark | None = None, start: Mark | None = None) -> None:
        super().__init__(said)
        self.said = said
        self.mark = mark
        self.start = start


class _DepthCounter:
    """What both composers call as they enter a node, leave it, and ask for its tag."""

    depth = 0

    def descend_resolver(self, parent: Node | None, index: Node | int | None) -> None:
        """Counts one level more; raises TooDeep at the innermost node that has a place."""
        self.depth += 1
        if self.depth > MAX_DEPTH and parent is not None:
            inner = index if isinstance(index, Node) else parent
            raise TooDeep(inner.start_mark)

    def ascend_resolver(self) -> None:
        """Counts one level less."""
        self.depth -= 1

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Tag:
        """The same for every node."""
        return _NO_TAG


class _PureResolver(_DepthCounter, VersionedResolver):
    """The library's own Python asks for a resolver of its kind."""


def pure_compose(text: str) -> Node | None:
    """As `compose`, without the C parser: the same, slower."""
    yaml = YAML(typ="safe", pure=True)
    yaml.Resolver = _PureResolver
    yaml.composer.warn_double_anchors = False
    return _composed(text, yaml.compose)


def _c_compose() -> Compose | None:
    try:
        from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]  # re-exported, undeclared
    except ImportError:
        return None

    class CComposer(_DepthCounter, CParser):  # type: ignore[misc]  # the C part has no types
        """The C parser looks for its resolver in itself."""

    return lambda text: _composed(text, lambda text: CComposer(text).get_single_node())


c_compose = _c_compose()
"""The C parser's composer; None where it is not installed."""

compose = c_compose or pure_compose
"""The one document of a text; None when there is none. Raises NotComposed or TooDeep."""


def _composed(text: str, parse: Callable[[str], Any]) -> Node | None:
    """What `parse` composes; whatever the library raises becomes NotComposed."""
    try:
        node: Node | None = parse(text)
    except TooDeep:
        raise
    except MarkedYAMLError as error:
        said = f"{error.problem or ''}, {error.context or ''}"
        raise NotComposed(said, error.problem_mark, error.context_mark) from None
    except Exception as error:  # the pure parser lets ValueError, KeyError and others through
        raise NotComposed(str(error)) from None
    tab = stray_tab(text, node)
    if tab:
        raise NotComposed("found a tab character", tab)
    return node
