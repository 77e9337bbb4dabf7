"""The language: its grammar, the parser that finds every error of a file, the syntax tree, and the formatter."""
