"""Mutation testing: whether the tests notice when the language, the model or the analyses are changed by a little."""
