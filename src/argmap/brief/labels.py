"""Every fixed word of a brief is looked up here by key, so that a language is a catalogue and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass

from argmap.brief.english import ENGLISH, MONTHS
from argmap.model import Day


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of one language. An entry with two forms, divided by `|`, has one for 1 and one for other numbers."""

    lang: str
    entries: Mapping[str, str]
    months: tuple[str, ...]

    @classmethod
    def of(cls, lang: str) -> "Labels":
        """The catalogue of a language; English words where there is none yet."""
        return cls(lang or "en", ENGLISH, MONTHS)

    def __call__(self, key: str, **values: object) -> str:
        """The words for a key, with `{values}` put in. An unknown key is a bug and raises KeyError."""
        return self.entries[key].format(**values)

    def count(self, key: str, number: int, **values: object) -> str:
        """The sentence for a key with a number in it (`{n}`), in the form that goes with it."""
        one, _, many = self.entries[key].partition("|")
        sentence = (one if number == 1 else many).format(n=self.number(number), **values)
        return sentence[:1].upper() + sentence[1:]

    def number(self, number: int) -> str:
        """A number in words up to ten, in figures beyond."""
        words = self.entries["numbers"].split()
        return words[number] if number < len(words) else str(number)

    def day(self, day: Day | None) -> str:
        """A date as far as it is known (22 November 2026, November 2026, 2026), or empty."""
        if day is None:
            return ""
        month = [self.months[day.month - 1]] if day.month else []
        return " ".join([*([str(day.day)] if day.day else []), *month, str(day.year)])
