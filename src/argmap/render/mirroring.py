"""Turns a style sheet round for languages written from right to left, so that each is written once, left to right."""

import re

_SIDE = re.compile(r"\b(?:left|right)\b")
_VALUE = r"([^\s;}]+)"
_FOUR = re.compile(
    rf"((?:margin|padding|border-(?:width|style|color))\s*:\s*){_VALUE} {_VALUE} {_VALUE} {_VALUE}(?=\s*[;}}])"
)
"""The four values of a property that names the sides of a box: top, right, bottom and left."""
_OTHER = {"left": "right", "right": "left"}


def mirrored(css: str) -> str:
    """The style sheet with left and right exchanged in names of properties, in keywords and in lists of four values."""
    turned = _FOUR.sub(r"\g<1>\g<2> \g<5> \g<4> \g<3>", css)
    return _SIDE.sub(lambda side: _OTHER[side[0]], turned)
