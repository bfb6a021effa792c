"""The steps of an item, one thin class a file."""
