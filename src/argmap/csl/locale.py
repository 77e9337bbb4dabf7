"""The words, dates and customs of a language, as CSL's locale files and a style's own additions give them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from argmap.csl.xml import LANG, Node, read_xml

FALLBACK = "en-US"
DIALECTS = {"en": FALLBACK, "fr": "fr-FR", "ar": "ar"}
"""The bundled locale for each language; any other language has the fallback's."""

_SHORTER = {"verb-short": "verb", "symbol": "short", "verb": "long", "short": "long"}
"""The form of a term that stands in where a language lacks another."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word in the singular and the plural."""

    single: str
    multiple: str


@dataclass(frozen=True, slots=True)
class Locale:
    """What a language says: its terms by name and form, its dates by form, and where it puts punctuation."""

    lang: str
    terms: Mapping[tuple[str, str], Term]
    dates: Mapping[str, Node]
    genders: Mapping[str, str]
    """The gender of a term, where the language has ordinals for it."""
    ordinals: Mapping[tuple[str, str], tuple[str, str]]
    """Endings of ordinals by name (`ordinal-01`) and gender, each with the digits that it must match."""
    options: Mapping[str, str]

    def has_term(self, name: str) -> bool:
        """Whether the language knows a term, even if it has no word for it."""
        return (name, "long") in self.terms

    def term(self, name: str, form: str = "long", *, plural: bool = False) -> str:
        """A word in a form, or in the next longer one; empty if there is none."""
        while True:
            if found := self.terms.get((name, form)):
                return found.multiple if plural else found.single
            if form not in _SHORTER:
                return ""
            form = _SHORTER[form]

    @property
    def quotes(self) -> tuple[str, str]:
        """The outer quotation marks."""
        return self.term("open-quote") or "“", self.term("close-quote") or "”"

    @property
    def inner_quotes(self) -> tuple[str, str]:
        """The quotation marks within quotation marks."""
        return self.term("open-inner-quote") or "‘", self.term("close-inner-quote") or "’"

    @property
    def into_quotes(self) -> bool:
        """Whether full stops and commas go before a closing quotation mark."""
        return self.options.get("punctuation-in-quote") == "true"


def locale_of(style: Node, lang: str) -> Locale:
    """The locale of a language, with the style's own words over it, those for the language last."""
    bundled = DIALECTS.get(lang.partition("-")[0], FALLBACK)
    words = (_bundled(each) for each in dict.fromkeys((FALLBACK, bundled)))
    return _merged(_dialect(lang), [*words, *own_locales(style, lang)])


def own_locales(style: Node, lang: str) -> Sequence[Node]:
    """What a style says of a language itself, that for the language last."""
    wanted = ("", lang.partition("-")[0], _dialect(lang))
    own = style.all("locale")
    return _distinct(node for each in wanted for node in own if node.get(LANG) == each)


def _dialect(lang: str) -> str:
    return lang if "-" in lang else DIALECTS.get(lang, lang)


def _distinct(nodes: Iterable[Node]) -> Sequence[Node]:
    return list({id(node): node for node in nodes}.values())


@cache
def _bundled(dialect: str) -> Node:
    path = files(__package__) / "locales" / f"locales-{dialect}.xml"
    return read_xml(path.read_text(encoding="utf-8"))


def _merged(lang: str, layers: Sequence[Node]) -> Locale:
    terms: dict[tuple[str, str], Term] = {}
    genders: dict[str, str] = {}
    dates: dict[str, Node] = {}
    options: dict[str, str] = {}
    ordinals: dict[tuple[str, str], tuple[str, str]] = {}
    for layer in layers:
        own = [term for group in layer.all("terms") for term in group.all("term")]
        if any(term.get("name").startswith("ordinal") for term in own):
            ordinals.clear()
        for term in own:
            name = term.get("name")
            if name.startswith("ordinal"):
                ordinals[name, term.get("gender-form")] = (term.text, term.get("match"))
                continue
            terms[name, term.get("form", "long")] = _term(term)
            if term.get("gender"):
                genders[name] = term.get("gender")
        dates.update({date.get("form"): date for date in layer.all("date")})
        for each in layer.all("style-options"):
            options.update(each.attributes)
    return Locale(lang, terms, dates, genders, ordinals, options)


def _term(node: Node) -> Term:
    single, multiple = node.first("single"), node.first("multiple")
    one = single.text if single else node.text.strip("\n")
    return Term(one, multiple.text if multiple else one)
