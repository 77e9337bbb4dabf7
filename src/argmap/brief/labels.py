"""Every fixed word of a brief is looked up here by key, in the plurals, numbers and dates of its language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from argmap.locales import LANGUAGES, Form, entries
from argmap.maps.words import MARKS
from argmap.model import Day


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of one language."""

    lang: str
    entries: Mapping[str, Form]

    @classmethod
    def of(cls, lang: str) -> "Labels":
        """The catalogue of a language; English where there is none."""
        known = lang if lang in LANGUAGES else LANGUAGES[0]
        return cls(known, {f"mark-{verdict}": mark for verdict, mark in MARKS.items()} | dict(entries(known)))

    @property
    def direction(self) -> str:
        """Which way the language is written: `ltr` or `rtl`."""
        return self._locale.text_direction  # type: ignore[no-any-return]

    def __call__(self, key: str, **values: object) -> str:
        """The words for a key, with `{values}` put in. An unknown key is a bug and raises KeyError."""
        form = self.entries[key]
        assert isinstance(form, str), f"{key} counts"  # noqa: S101 - a template that mistakes it is a bug
        return form.format(**values)

    def count(self, key: str, number: int, **values: object) -> str:
        """The sentence for a key with a number in it (`{n}`), in the form that goes with it."""
        forms = self.entries[key]
        assert not isinstance(forms, str), f"{key} does not count"  # noqa: S101
        form = forms.get(self._locale.plural_form(number), forms["other"])
        sentence = form.format(n=self.number(number), **values)
        return sentence[:1].upper() + sentence[1:]

    def number(self, number: int) -> str:
        """A number in words up to ten, in figures beyond."""
        words = self("numbers").split()
        return words[number] if number < len(words) else str(number)

    def day(self, day: Day | None) -> str:
        """A date as far as it is known (22 November 2026, November 2026, 2026), or empty."""
        if day is None:
            return ""
        from babel.dates import format_date

        known = "date-day" if day.day else "date-month" if day.month else "date-year"
        if day.day == 1 and "date-first" in self.entries:
            known = "date-first"
        whole = date(day.year, day.month or 1, day.day or 1)
        return format_date(whole, self(known), locale=self._locale)

    @property
    def _locale(self) -> Any:  # noqa: ANN401 - Babel is imported only where something is printed
        from babel import Locale

        return Locale.parse(self.lang)
