"""What English says of facts, as plain words, for tests of the facts and of the sentences."""

from collections.abc import Sequence

from argmap.analysis import Contributions, Strengths
from argmap.document.inlines import plain
from argmap.model import Argument
from argmap.wording import Catalogue, Speaker
from argmap.wording.weighing import circles, strength


def english(argument: Argument) -> Speaker:
    return Speaker.of(argument, Catalogue.of("en"), {})


def contribution_sentences(argument: Argument, strengths: Strengths, found: Contributions) -> list[str]:
    return list(map(plain, strength(english(argument), strengths, found)))


def circle_sentences(argument: Argument, strengths: Sequence[Strengths]) -> list[str]:
    return list(map(plain, circles(english(argument), strengths)))
