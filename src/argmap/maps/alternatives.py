"""The text alternative of a figure: what bears on what, a sentence each, for those who hear a map."""

from collections.abc import Iterator

from argmap.maps.atlas import Box, EdgeKind
from argmap.maps.figure import Figure, Member, Tie
from argmap.wording import Catalogue, maps


def text_alternative(figure: Figure, words: Catalogue) -> Iterator[str]:
    """A sentence for each stub at the top of a box, then for each line in order, then for each stub at the foot."""
    figures = _Described(figure, words)
    for member in figure.members:
        if member.above:
            yield maps.cut_off(words, member.above.kind, figures.called(member))
    for tie in figure.ties:
        if tie.kind is not EdgeKind.PREMISE:
            yield figures.relation(tie)
    for member in figure.members:
        if member.below:
            yield maps.cut_off(words, "onward", figures.called(member))


class _Described:
    def __init__(self, figure: Figure, words: Catalogue) -> None:
        self.words = words
        self.members = {member.id: member for member in figure.members}
        self.above = {tie.head: tie.tail for tie in figure.ties if self.members[tie.head].content is None}
        """For each joint, what its step bears on: a box, or the joint of another step."""
        self.premises: dict[str, list[str]] = {}
        for tie in figure.ties:
            if tie.kind is EdgeKind.PREMISE:
                self.premises.setdefault(tie.tail, []).append(self.called(self.members[tie.head]))

    def relation(self, tie: Tie) -> str:
        return maps.relation(self.words, tie.kind, self._reasons(tie.head), self._end(tie.tail))

    def called(self, member: Member) -> str:
        """A statement's name, or the beginning of its text; that it is only pointed to, if it is."""
        content = member.content
        if content is None:
            return ""
        text = content.text.plain() if isinstance(content, Box) else " ".join(content.lines)
        name = maps.called(self.words, content.label, text)
        return name if isinstance(content, Box) else maps.elsewhere(self.words, name)

    def _reasons(self, key: str) -> list[str]:
        member = self.members[key]
        return self.premises.get(key, []) if member.content is None else [self.called(member)]

    def _end(self, key: str) -> str:
        """A statement, or a step by its premises and what it bears on, through as many steps as there are joints."""
        steps = []
        while (joint := self.members[key]).content is None:
            steps.append((joint.joint or EdgeKind.SUPPORT, self.premises.get(key, [])))
            key = self.above[key]
        end = self.called(self.members[key])
        for kind, reasons in reversed(steps):
            end = maps.step(self.words, kind, reasons, end)
        return end
