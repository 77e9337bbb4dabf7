"""Changes input at random, by lines and words as an author would and by bytes as a broken disk would."""

from collections.abc import Callable, Sequence
from random import Random

LINE_ENDS = (b"\n", b"\r\n", b"\r", b"\n\n")
PIECES = (
    b"\x00", b"\x1b[31m", b"\xff", b"\xe2\x80\xae", b"\xef\xbb\xbf", b"\xc2\xa0", b"\xcc\x81", b"\t",
    b":", b"|", b"#", b"*", b"**", b"\\", b"[@", b"[[", b"]]", b"]", b";", b",", b"-", b"{", b"}", b"{{", b"%}", b"<",
    b">", b"&", b'"', b"'", b"/", b"<script>", b"0", b"-1", b"1e999", b"99999999999999999999", b"../", b" ", b"  ",
    b"\n",
)  # fmt: skip
"""What has broken programs before."""


class Mutator:
    """Changes input; lines and words are taken from all of `seeds`, so that names and keywords meet anew."""

    def __init__(self, seeds: Sequence[bytes]) -> None:
        self.lines = sorted({line for seed in seeds for line in seed.splitlines()})
        self.words = sorted({word for line in self.lines for word in line.split()})

    def changed(self, data: bytes, random: Random, most: int) -> bytes:
        """The input with one to four changes, no longer than `most` bytes."""
        for _ in range(random.choice((1, 1, 1, 2, 2, 4))):
            data = random.choice(self._ways)(self, data, random)
        return data[:most]

    def _by_line(self, data: bytes, random: Random) -> bytes:
        """A line deleted, repeated, moved, indented otherwise or taken from elsewhere."""
        rows = data.split(b"\n")
        at, to = random.randrange(len(rows)), random.randrange(len(rows))
        match random.randrange(6):
            case 0:
                del rows[at]
            case 1:
                rows.insert(to, rows[at])
            case 2:
                rows[at], rows[to] = rows[to], rows[at]
            case 3:
                rows[at] = b" " * random.choice((0, 1, 2, 4, 6, 40)) + rows[at].lstrip()
            case 4 if self.lines:
                rows.insert(to, random.choice(self.lines))
            case _:
                return random.choice(LINE_ENDS).join(rows)
        return b"\n".join(rows)

    def _by_word(self, data: bytes, random: Random) -> bytes:
        """A word for another one, of the input itself or of any seed."""
        words = data.split(b" ")
        own = data.split()
        others = own if own and random.random() < 0.5 else self.words
        if others:
            words[random.randrange(len(words))] = random.choice(others)
        return b" ".join(words)

    def _by_piece(self, data: bytes, random: Random) -> bytes:
        at = random.randrange(len(data) + 1)
        return data[:at] + random.choice(PIECES) * random.choice((1, 1, 1, 3, 60)) + data[at:]

    def _by_byte(self, data: bytes, random: Random) -> bytes:
        """Some bytes deleted, repeated or changed."""
        at = random.randrange(len(data) + 1)
        end = min(len(data), at + random.choice((1, 2, 8, 60)))
        middle = random.choice((b"", data[at:end] * 2, bytes(random.randrange(256) for _ in data[at:end])))
        return data[:at] + middle + data[end:]

    _ways: Sequence[Callable[["Mutator", bytes, Random], bytes]] = (
        _by_line,
        _by_line,
        _by_word,
        _by_word,
        _by_piece,
        _by_byte,
    )
