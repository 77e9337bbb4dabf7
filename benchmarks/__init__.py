"""How long argmap takes and how much memory, beside other programs that do some of the same work."""
