"""Where everything stands in a YAML text that has been read: its nodes, composed again when somebody asks."""

from collections.abc import Sequence

from yshj.files.yaml.build import place_of
from yshj.files.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode, compose
from yshj.model.place import Place

Loc = Sequence[int | str]


class Places:
    """The places of one text."""

    def __init__(self, file: str, text: str) -> None:
        root = compose(text)
        assert root is not None, "a document has been read from it before"
        self.file = file
        self.text = text
        self._root: Node = root

    def place(self, loc: Loc) -> Place:
        """Where the value at `loc` stands; of what is missing, where its mapping starts."""
        return place_of(self.file, self._node(loc))

    def key_place(self, loc: Loc) -> Place:
        """Where the key that `loc` ends with stands."""
        parent = self._node(loc[:-1])
        if isinstance(parent, MappingNode):
            for key, _ in parent.value:
                if key.value == loc[-1]:
                    return place_of(self.file, key)
        return self.place(loc)

    def source(self, loc: Loc) -> str | None:
        """The text of the scalar at `loc` as it is written; None for lists and mappings."""
        node = self._node(loc)
        if not isinstance(node, ScalarNode):
            return None
        return self.text[node.start_mark.index : node.end_mark.index].strip()

    def _node(self, loc: Loc) -> Node:
        """What stands at `loc`, or the innermost thing around it that is there."""
        node = self._root
        for part in loc:
            node = _child(node, part) or node
        return node


def _child(node: Node, part: int | str) -> Node | None:
    if isinstance(node, SequenceNode) and isinstance(part, int):
        return node.value[part] if part < len(node.value) else None
    if isinstance(node, MappingNode):
        return next((value for key, value in node.value if key.value == part), None)
    return None
