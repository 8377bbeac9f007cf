"""How a text names a thing, in quotation marks but none within others, and how it is cut where room ends."""


def named(name: str) -> str:
    """A name in quotation marks, unless it has some of its own: it has to be copied as it is."""
    return name if "“" in name else f"“{name}”"


def quoted(text: str) -> str:
    """What somebody wrote, in quotation marks; marks of its own become single ones within."""
    return f"“{text.replace('“', '‘').replace('”', '’')}”"


def cut(text: str, most: int) -> str:
    """A text of at most so many characters; its end shows where it was longer."""
    return text if len(text) <= most else f"{text[: most - 1]}…"
