"""Page → text for a screen: folded to its width, or one full line a row where nobody folds."""

from collections.abc import Callable, Iterable, Iterator
from itertools import zip_longest

from yshj.output import blocks
from yshj.output.colours import coloured
from yshj.output.grid_lines import grid_lines
from yshj.output.page import View, page_of
from yshj.output.render_options import RenderOptions
from yshj.output.safe import one_line, safe
from yshj.output.text_width import fold, fold_phrases, padded, widest, width


def render(view: View, options: RenderOptions) -> str:
    """The view's page as text that ends with a newline."""
    return "".join(f"{line}\n" for line in _page(page_of(view), options))


def _page(page: blocks.Page, options: RenderOptions) -> Iterator[str]:
    before: blocks.Block | None = None
    for block in _unfolded(page, options):
        lines = list(_block(block, options))
        if lines and before is not None and _stands_apart(block, before, options):
            yield ""
        yield from lines
        before = block if lines else before


def _unfolded(
    page: Iterable[blocks.Block], options: RenderOptions
) -> Iterator[blocks.Head | blocks.Foot | blocks.Plain]:
    for block in page:
        if isinstance(block, blocks.Folded):
            made = block.whole if options.width is None else block.screen
            yield from _unfolded(made(), options)
        else:
            yield block


def _stands_apart(block: blocks.Block, before: blocks.Block, options: RenderOptions) -> bool:
    """Whether a blank line is between: never before the foot or below a heading."""
    if isinstance(block, blocks.Foot | blocks.Line):
        return False
    if isinstance(before, blocks.Line):
        return isinstance(block, blocks.Heading)
    if isinstance(before, blocks.Heading) and before.level > 1:
        return False
    if isinstance(before, blocks.Grid) and isinstance(block, blocks.Grid) and not block.ruled:
        return False
    return options.width is not None or isinstance(block, blocks.Heading)


def _block(block: blocks.Head | blocks.Foot | blocks.Plain, options: RenderOptions) -> Iterator[str]:
    match block:
        case blocks.Grid():
            yield from grid_lines(block, options.width, options.colour)
        case blocks.Bullets():
            yield from _bullets(block, options)
        case blocks.Verbatim():
            yield from (part for line in safe(block.text).split("\n") for part in _prose(line, options))
        case blocks.Line():
            yield from _line(block, options)
        case blocks.Head():
            yield from _head(block, options)
        case blocks.Foot():
            yield from _foot(block, options)
        case blocks.Lines():
            yield from _said(block.items, "", options, fold_phrases)
        case blocks.Heading():
            yield from _said([block.text], "strong", options)
        case _:
            yield from _said([block.text], block.style, options)


def _head(head: blocks.Head, options: RenderOptions) -> Iterator[str]:
    """The title bold, the day and the plan beside it; what people wrote begins no line of its own."""
    title, facts = one_line(head.title), one_line("  ".join(head.facts))
    whole = f"{title}  {facts}" if facts else title
    beside = options.width is None or widest(whole) <= options.width
    line, *more = _said([whole] if beside else [title, facts], "", options)
    yield line.replace(title, coloured(title, "strong"), 1) if options.colour else line
    yield from more
    yield from _said(head.lines[:1], head.style, options, fold_phrases)
    yield from _said(head.lines[1:], "", options, fold_phrases)


def _foot(foot: blocks.Foot, options: RenderOptions) -> Iterator[str]:
    if options.width is not None:
        yield "-" * options.width
    *answer, count = foot.lines
    yield from _said(answer, "", options, fold_phrases)
    yield from _said([count], "error" if foot.wrong else "", options, fold_phrases)


def _said(
    texts: Iterable[str],
    style: blocks.Style,
    options: RenderOptions,
    broken: Callable[[str, int], list[str]] = fold,
) -> Iterator[str]:
    """Each text on lines of its own; what people wrote must not begin one: it could pass for a verdict."""
    for text in texts:
        flat = one_line(text)
        for line in [flat] if options.width is None else broken(flat, options.width):
            yield coloured(line, style) if options.colour else line


def _line(line: blocks.Line, options: RenderOptions) -> Iterator[str]:
    """Lines after the first stand in by two more; what does not fit beside stands at the edge below."""
    text, right, screen = one_line(line.text), one_line(line.right), options.width
    pieces = [text] if screen is None else fold_phrases(text, screen - line.indent - 2)
    lines = [" " * (line.indent + 2 * bool(number)) + piece for number, piece in enumerate(pieces)]
    if right and widest(lines[-1]) + widest(right) + 2 > (screen or 0):
        lines.append("")
    if right:
        room = (screen or 0) - widest(lines[-1]) - (widest(right) - width(right))
        lines[-1] += padded(right, room, right=True)
    for whole, piece in zip_longest(lines, pieces, fillvalue=""):
        yield whole.replace(piece, _painted(piece, line), 1) if options.colour and piece else whole


def _painted(piece: str, line: blocks.Line) -> str:
    mark = line.text[:1] if line.mark and line.text.startswith(piece[:1]) else ""
    return coloured(mark, line.mark) + coloured(piece.removeprefix(mark), line.style)


def _bullets(block: blocks.Bullets, options: RenderOptions) -> Iterator[str]:
    for number, item in enumerate(block.items, 1):
        mark, flat = f"{number}. " if block.numbered else "- ", one_line(item)
        first, *more = [flat] if options.width is None else fold(flat, options.width - len(mark))
        yield f"{mark}{first}"
        yield from (f"{' ' * len(mark)}{line}" for line in more)


def _prose(line: str, options: RenderOptions) -> list[str]:
    """A line of prose in lines that fit; examples, which are indented, stay as they are."""
    return [line] if options.width is None or line.startswith(" ") else fold(line, options.width)
