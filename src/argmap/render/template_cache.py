"""Keeps the templates compiled: Jinja takes longer to compile them than to fill them."""

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from argmap.cache import Cache, digest_of
from argmap.render.made_with import made_with


class TemplateCache(BytecodeCache):
    """What Jinja compiled, by the template and all that it was made with.

    It is code, so it is taken only from where nobody else can have put it.
    """

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give a template its code, where it is kept."""
        if self._cache.private and (data := self._cache.get(_key(bucket))) is not None:
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        self._cache.put(_key(bucket), bucket.bytecode_to_string())


def _key(bucket: Bucket) -> str:
    return digest_of("template", made_with(), bucket.key, bucket.checksum)
