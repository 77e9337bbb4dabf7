"""Signs that look like those of the language are told from them: one message each, which names the sign."""

from collections.abc import Sequence

import pytest

from argmap.diagnostics import Diagnostic, Source
from argmap.language.parser import parse
from argmap.model.resolve import resolve

USES = "claim z: Z [[a]]\n  support a\n  objection a\ninterpretation i: I\n  holds a\n"


def found(text: str) -> Sequence[Diagnostic]:
    parsed = parse(Source("a.arg", text))
    return (*parsed.diagnostics, *resolve([parsed.value]).diagnostics)


@pytest.mark.parametrize(
    "line", ["claim a： X is so.", "claim a：X is so.", "claim a： X: so.", "claim：a X", "claim a∶ X"]
)
def test_a_wide_colon_is_one_error_and_what_it_names_is_not_said_to_be_unknown(line: str) -> None:
    (wrong,) = found(f"{line}\n{USES}")
    assert wrong.primary
    assert wrong.primary.span.start <= len(line)
    assert wrong.help.startswith("write the colon as `:`, not as `"), wrong


@pytest.mark.parametrize(
    ("text", "code", "advice"),
    [
        ("＃ a comment\nclaim a: A\n", "ARG104", "write the `#` of a comment as `#`, not as `＃`"),
        ("claim a: A\n  ｜ and more\n", "ARG104", "write the `|` that goes on with a text as `|`, not as `｜`"),
        ("claim a: A\n  tags b，c\n", "ARG106", "write the comma as `,`, not as `，`"),
        ("claim a: A\n  note： n\n", "ARG104", "write the colon as `:`, not as `：` (`note: ...`)"),
        ("source s: S\nclaim a: A [@s， p. 3]\n", "ARG109", "write the comma as `,`, not as `，`"),
        ("source s: S\nclaim a: A [@s； @s]\n", "ARG109", "write the semicolon as `;`, not as `；`"),
        ("source s: S\nclaim a: A ［＠s, p. 3］\n", "ARG134", "write `[@s, p. 3]`, if that is what it is to be"),
        ("source s: S\nclaim a: A [﹫s]\n", "ARG134", "write `[@s]`, if that is what it is to be"),
        ("source s: S\nclaim a: A 【@s】\n", "ARG134", "write `[@s]`, if that is what it is to be"),
        ("claim a: A ［［a］］\n", "ARG134", "write `[[a]]`, if that is what it is to be"),
        ("claim a: A\n  | B ［［a］］\n", "ARG134", "write `[[a]]`, if that is what it is to be"),
        ("claim a: A\n  by：B\n", "ARG104", "write the colon as `:`, not as `：` (`by: ...`)"),
    ],
)  # fmt: skip
def test_a_sign_that_looks_like_one_of_the_language_is_named(text: str, code: str, advice: str) -> None:
    (said,) = found(text)
    assert (said.code, said.help) == (code, advice)


@pytest.mark.parametrize(
    "text", ["【独自】首相が辞任", "理由：投票率、低い（7.5％）", "［注］を見よ", "a@b.org ＃1 ＊ 2", "A ∶ B ∗ C"]
)
def test_such_signs_are_text_where_they_stand_for_nothing_else(text: str) -> None:
    assert found(f"claim a: {text}\n") == ()
