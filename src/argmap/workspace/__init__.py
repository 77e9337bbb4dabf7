"""What every front end asks: the files of an argument, unsaved texts over them, and all that follows from these."""
