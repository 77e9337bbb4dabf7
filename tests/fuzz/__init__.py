"""Looks for input that breaks argmap: `make fuzz`, or `python -m fuzz` from the folder `tests`."""
