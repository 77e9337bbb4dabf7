"""argmap: a document compiler for reasoned disagreement."""

__version__ = "0.1.0"
