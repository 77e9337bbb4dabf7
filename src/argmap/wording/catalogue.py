"""The sentences of a language by key, with places for what they are about; its plurals, numbers and dates."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Self

from argmap.document.inlines import Inlines, Piece, inlines
from argmap.locales import LANGUAGES, Form, entries, right_to_left, tables
from argmap.model import SCHEMES, CriticalQuestion, Day, Scheme, SchemeUse

_PLACE = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The words of one language; a key that it does not have is a bug and raises KeyError."""

    lang: str
    entries: Mapping[str, Form]

    @classmethod
    def of(cls, lang: str) -> Self:
        """The catalogue of a language; English where there is none."""
        known = lang if lang in LANGUAGES else LANGUAGES[0]
        return cls(known, entries(known))

    @property
    def direction(self) -> str:
        """Which way the language is written: `ltr` or `rtl`."""
        return "rtl" if right_to_left(self.lang) else "ltr"

    # Sentences -------------------------------------------------------------------------------------------------------

    def __call__(self, key: str, **pieces: Piece) -> Inlines:
        """The sentence for a key, with pieces in its `{places}`."""
        return _filled(self.form(key), pieces)

    def text(self, key: str, **pieces: str) -> str:
        """The same of plain words."""
        return _PLACE.sub(lambda place: pieces[place[1]], self.form(key))

    def count(self, key: str, number: int, **pieces: Piece) -> Inlines:
        """The sentence for a key with a number in it (`{n}`), in the form that goes with the number."""
        return _filled(self.plural(key, number), {"n": self.number(number), **pieces})

    def within(self, key: str, number: int, **pieces: Piece) -> Inlines:
        """The same for what stands within a sentence, and so begins with no capital."""
        return _filled(self._counted(key, number), {"n": self.number(number), **pieces})

    def listed(self, things: Iterable[Piece], form: str = "list-comma", last: str = "") -> Inlines:
        """Things one after another; the sentences `form`, and `last` for the last, say how two are joined."""
        first, *others = (*things,) or ("",)
        for place, each in enumerate(others, 1):
            first = self(last if last and place == len(others) else form, before=first, next=each)
        return inlines(first)

    def form(self, key: str) -> str:
        """The words for a key as they are written, with their `{places}`."""
        form = self.entries[key]
        assert isinstance(form, str), f"{key} counts"  # noqa: S101 - whoever mistakes it is a bug
        return form

    def plural(self, key: str, number: int) -> str:
        """The form of an entry that goes with a number, which has a capital where the form begins with it."""
        form = self._counted(key, number)
        return form.replace("{n}", capital(self.number(number)), 1) if form.startswith("{n}") else form

    def _counted(self, key: str, number: int) -> str:
        """The form that goes with a number; one for `zero` is for none, whatever the plurals of the language."""
        forms = self.entries[key]
        assert not isinstance(forms, str), f"{key} does not count"  # noqa: S101
        category = "zero" if number == 0 and "zero" in forms else self._locale.plural_form(number)
        return forms.get(category, forms["other"])

    # Numbers, dates, kinds of argument -------------------------------------------------------------------------------

    def number(self, number: int) -> str:
        """A number in words up to ten, in figures beyond."""
        words = self.form("numbers").split()
        return words[number] if number < len(words) else self.decimal(number)

    @property
    def letters(self) -> tuple[str, ...]:
        """The letters of the language, by which interpretations are called, in their order."""
        return tuple(self.form("letters").split())

    def decimal(self, number: float | str) -> str:
        """A number in figures, with as many decimals as it has and the language's sign before them."""
        sign: str = self._locale.number_symbols["latn"]["decimal"]
        return str(number).replace(".", sign)

    def day(self, day: Day | None) -> str:
        """A date as far as it is known (22 November 2026, November 2026, 2026), or empty."""
        if day is None:
            return ""
        from babel.dates import format_date

        known = "date-day" if day.day else "date-month" if day.month else "date-year"
        if day.day == 1 and "date-first" in self.entries:
            known = "date-first"
        whole = date(day.year, day.month or 1, day.day or 1)
        return format_date(whole, self.form(known), locale=self._locale)

    def scheme(self, name: str) -> str:
        """What a kind of argument is called."""
        return str(self._scheme(name).get("title", SCHEMES[name].title))

    def questions(self, use: SchemeUse) -> tuple[str, ...]:
        """The critical questions that a use of a kind of argument leaves open."""
        return tuple(self._question(use.scheme, question) for question in use.open_questions())

    def in_words(self, scheme: Scheme) -> Scheme:
        """A kind of argument with its title, form and questions in the language."""
        asked = tuple(replace(each, text=self._question(scheme.name, each)) for each in scheme.questions)
        form = str(self._scheme(scheme.name).get("form", scheme.form))
        return replace(scheme, title=self.scheme(scheme.name), form=form, questions=asked)

    def _question(self, scheme: str, question: CriticalQuestion) -> str:
        return str(self._scheme(scheme).get(question.name, question.text))

    def _scheme(self, name: str) -> Mapping[str, str]:
        """What the language says of a kind of argument; English says it in `argmap.model.schemes`."""
        return {} if self.lang == LANGUAGES[0] else tables(self.lang, "schemes").get(name, {})

    @property
    def _locale(self) -> Any:  # noqa: ANN401 - Babel is imported only where something is printed
        from babel import Locale

        return Locale.parse(self.lang)


def _filled(form: str, pieces: Mapping[str, Piece]) -> Inlines:
    """A sentence with pieces in its places. What is put in is never looked at for places itself."""
    words = _PLACE.split(form)  # Words and the names of places, in turn.
    return inlines(*(pieces[each] if place % 2 else each for place, each in enumerate(words)))


def capital(text: str) -> str:
    """A text with its first letter in upper case."""
    return text[:1].upper() + text[1:]
