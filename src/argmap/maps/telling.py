"""Tells a figure in words, a sentence a line, for readers who hear a map instead of seeing it."""

from collections.abc import Iterator

from argmap.maps.atlas import Box, EdgeKind
from argmap.maps.figure import Figure, Member, Tie
from argmap.maps.words import Words

_FIRST = 8
"""How many words stand for a statement without a name."""


def told(figure: Figure, words: Words) -> Iterator[str]:
    """Where it comes from, what bears on what in the order of the lines, and what goes on; none of it names a page."""
    telling = _Telling(figure, words)
    for member in figure.members:
        if member.above:
            yield words.told[member.above.kind].format(name=telling.called(member))
    for tie in figure.ties:
        if tie.kind is not EdgeKind.PREMISE:
            yield telling.relation(tie)
    for member in figure.members:
        if member.below:
            yield words.told["onward"].format(name=telling.called(member))


class _Telling:
    def __init__(self, figure: Figure, words: Words) -> None:
        self.words = words
        self.members = {member.id: member for member in figure.members}
        self.above = {tie.head: tie.tail for tie in figure.ties if self.members[tie.head].content is None}
        """For each joint, what its step bears on: a box, or the joint of another step."""
        self.premises: dict[str, list[str]] = {}
        for tie in figure.ties:
            if tie.kind is EdgeKind.PREMISE:
                self.premises.setdefault(tie.tail, []).append(self.called(self.members[tie.head]))

    def relation(self, tie: Tie) -> str:
        reasons = self._reasons(tie.head)
        form = tie.kind.value + ("-together" if len(reasons) > 1 else "")
        return self.words.told[form].format(reasons=self._listed(reasons), end=self._end(tie.tail))

    def called(self, member: Member) -> str:
        """A statement's name, or its first words; that it is only pointed to, if it is."""
        content = member.content
        if content is None:
            return ""
        shown = content.shown if isinstance(content, Box) else " ".join(content.lines)
        name = content.label or self.words.told["unnamed"].format(words=_beginning(shown))
        return name if isinstance(content, Box) else self.words.told["elsewhere"].format(name=name)

    def _reasons(self, key: str) -> list[str]:
        member = self.members[key]
        return self.premises.get(key, []) if member.content is None else [self.called(member)]

    def _end(self, key: str) -> str:
        """A statement, or a step by its premises and what it bears on, through as many steps as there are joints."""
        ends = []
        while self.members[key].content is None:
            ends.append(self._listed(self.premises.get(key, [])))
            key = self.above[key]
        end = self.called(self.members[key])
        for reasons in reversed(ends):
            end = self.words.told["step"].format(reasons=reasons, end=end)
        return end

    def _listed(self, names: list[str]) -> str:
        joiner = f" {self.words.told['and']} "
        return joiner.join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def _beginning(text: str) -> str:
    words = text.split(" ")
    return " ".join(words[:_FIRST]).rstrip(" .,;:…") + (" …" if len(words) > _FIRST else "")
