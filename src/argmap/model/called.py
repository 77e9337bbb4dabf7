"""What to call a statement in a message: the name its author gave it, or else the first words of its text."""

from argmap.model import Statement

LONGEST = 48
"""Characters of text that stand for a name."""


def called(statement: Statement, marks: str = "") -> str:
    """The statement's name, between `marks`, if its author named it; else the beginning of its text, in quotes.

    The text is as it was written: whoever prints it sees to characters that should not reach a terminal.
    """
    if statement.named:
        return f"{marks}{statement.name}{marks}"
    text = statement.text.plain()
    if len(text) > LONGEST:
        cut = text[:LONGEST].rsplit(" ", 1)[0] if " " in text[:LONGEST] else text[:LONGEST]
        text = f"{cut.rstrip(' ,;:')} …"
    return f"“{text}”"
