"""Reads the TeX that stands in BibTeX fields as text, with CSL's rich text for italics and the like.

What it does not know comes out as plain words, without braces and backslashes; nothing is dropped.
"""

import re

from argmap.bibliography.clean import clean

# fmt: off
_ACCENTS = {
    "'": "\u0301", "`": "\u0300", "^": "\u0302", '"': "\u0308", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a", "b": "\u0331",
    "d": "\u0323", "t": "\u0361", "textcommabelow": "\u0326",
}
_LETTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "l": "ł",
    "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ",
    "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”", "slash": "/",
    "textendash": "–", "textemdash": "—", "textellipsis": "…", "ldots": "…", "dots": "…", "textdegree": "°",
    "textasciitilde": "~", "textbackslash": "\\", "textunderscore": "_", "textbar": "|", "textless": "<",
    "textgreater": ">", "textdollar": "$", "textbraceleft": "{", "textbraceright": "}", "textsection": "§",
    "S": "§", "P": "¶", "copyright": "©", "pounds": "£", "textsterling": "£", "texteuro": "€", "euro": "€",
    "textregistered": "®", "texttrademark": "™", "textdaggerdbl": "‡", "guillemotleft": "«",
    "guillemotright": "»", "guilsinglleft": "‹", "guilsinglright": "›", "LaTeX": "LaTeX", "TeX": "TeX",
    "quotedblbase": "„", "quotesinglbase": "‚", "textquotesingle": "'", "textquotedbl": '"', "times": "×",
    "textasciicircum": "^", "textbullet": "•", "textperiodcentered": "·", "ordinal": "º", "lq": "‘", "rq": "’",
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "mu": "µ", "pi": "π", "sigma": "σ", "omega": "ω",
    "circ": "°",
}
# fmt: on
_SIGNS = {"\\": " ", " ": " ", ",": "\u2009", "-": "", "/": "", "!": "", ";": " ", "@": "", "(": "", ")": "", "\n": " "}
"""Backslash and a sign that is not printed as it stands: breaks, spaces and hints for typesetting."""

# fmt: off
_TAGS = {
    **dict.fromkeys(("emph", "textit", "textsl", "mkbibemph", "mkbibitalic", "it", "em", "itshape"), "i"),
    **dict.fromkeys(("textbf", "mkbibbold", "bf", "bfseries"), "b"),
    "textsuperscript": "sup", "mkbibsuperscript": "sup", "textsubscript": "sub", "mkbibsubscript": "sub",
    **dict.fromkeys(("textsc", "sc", "scshape"), 'span style="font-variant:small-caps;"'),
}
# fmt: on
_SWITCHES = frozenset({"it", "em", "itshape", "bf", "bfseries", "sc", "scshape"})
"""Commands that change all that follows in their group."""

_SILENT = frozenset(
    {"mbox", "hbox", "text", "textrm", "textsf", "texttt", "textup", "textmd", "textnormal", "ensuremath", "relax"}
    | {"url", "path", "nolinkurl", "rm", "sf", "tt", "normalfont", "upshape", "protect", "noopsort", "sortnoop"}
    | {"bibstring", "mathrm", "mathit", "mathbf", "uppercase", "lowercase"}
)
"""Commands that are read as if they were not there, so that their argument stays."""

_QUOTING = {
    "enquote": ("“", "”"),
    "mkbibquote": ("“", "”"),
    "mkbibparens": ("(", ")"),
    "mkbibbrackets": ("[", "]"),
    "href": ("", " "),
}


_TOKEN = re.compile(
    r"\\(?P<command>[A-Za-z]+)[ \t]*\n?[ \t]*|\\(?P<sign>.)|(?P<brace>[{}$~])|(?P<ligature>---?|``|'')"
    r"|(?P<script>[\^_])|(?P<text>[^\\{}$~`'\-^_]+|.)",
    re.DOTALL,
)
_MARK = re.compile(r"[\\{}$~]|--|``|''")
"""Without any of these, a field is text already."""

_LIGATURES = {"--": "–", "---": "—", "``": "“", "''": "”"}
_EMPTY = re.compile(r"<(i|b|sup|sub|span)\b[^<>]*></\1>")

_Pair = tuple[str, str]
_NOTHING: _Pair = ("", "")


def plain(tex: str) -> str:
    """The field as text without any marks."""
    return _Reader(rich=False).read(tex) if _MARK.search(tex) else clean(tex)


def rich(tex: str) -> str:
    """The field with CSL's rich text: italics, bold, raised, lowered, small capitals, and `nocase` for braced words."""
    return _Reader(rich=True).read(tex) if _MARK.search(tex) else clean(tex)


class _Reader:
    """Reads one field from left to right. What closes each open group stands in a list, so that depth costs nothing."""

    def __init__(self, *, rich: bool) -> None:
        self.rich = rich
        self.out: list[str] = []
        self.closers: list[str] = [""]
        self.accents: list[str] = []
        self.pending: _Pair | None = None
        self.maths = False

    def read(self, tex: str) -> str:
        for found in _TOKEN.finditer(tex):
            match found.lastgroup:
                case "command":
                    self._command(found[1])
                case "sign":
                    self._sign(found[2])
                case "brace":
                    self._brace(found[3], special=tex.startswith("\\", found.end()))
                case "script" if self.maths:
                    self.pending = self._tag("sup" if found[5] == "^" else "sub")
                case _:
                    self._write(_LIGATURES.get(found[0], found[0]))
        text = "".join([*self.out, *reversed(self.closers)])
        return clean(_EMPTY.sub("", text))

    def _command(self, name: str) -> None:
        if name in _ACCENTS:
            self.accents.append(_ACCENTS[name])
        elif name in _LETTERS:
            self._write(_LETTERS[name])
        elif name in _SWITCHES:
            before, after = self._tag(_TAGS[name])
            self.out.append(before)
            self.closers[-1] = after + self.closers[-1]
        elif name in _TAGS:
            self.pending = self._tag(_TAGS[name])
        elif name in _QUOTING:
            self.pending = _QUOTING[name]
        elif name in _SILENT:
            self.pending = _NOTHING
        else:
            self._write(f"{name} ")

    def _sign(self, sign: str) -> None:
        if sign in _ACCENTS:
            self.accents.append(_ACCENTS[sign])
        else:
            self._write(_SIGNS.get(sign, sign))

    def _brace(self, brace: str, *, special: bool) -> None:
        if brace == "{":
            protects = len(self.closers) == 1 and not (special or self.accents or self.maths)
            before, after = self.pending or (self._tag('span class="nocase"') if protects else _NOTHING)
            self.pending = None
            self.out.append(before)
            self.closers.append(after)
        elif brace == "}" and len(self.closers) > 1:
            self.accents.clear()
            self.out.append(self.closers.pop())
        elif brace == "$":
            self.maths = not self.maths
        elif brace == "~":
            self._write("\u00a0")

    def _write(self, text: str) -> None:
        """A text; a command that waits for its argument, or an accent for its letter, takes the first character."""
        if not (self.accents or self.pending):
            self.out.append(text)
            return
        text = text.lstrip() if text.strip() else text
        first, rest = text[:1], text[1:]
        if self.accents:
            first = {"ı": "i", "ȷ": "j"}.get(first, first) + "".join(self.accents)
            self.accents.clear()
        before, after = self.pending or _NOTHING
        self.pending = None
        self.out.append(before + first + after + rest)

    def _tag(self, tag: str) -> _Pair:
        return (f"<{tag}>", f"</{tag.split()[0]}>") if self.rich else _NOTHING
