"""What a reader is handed: which sections of an argument, made of facts, and how much of each."""
