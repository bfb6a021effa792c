"""Word lists as they stand in the code."""


def read_words(text: str) -> frozenset[str]:
    """Return the words of a list in which white space separates them."""
    return frozenset(text.split())


def read_names(text: str) -> frozenset[str]:
    """Return the names of a list in which commas separate them: names may hold blanks."""
    return frozenset(name.strip() for name in text.replace("\n", " ").split(","))


def read_openings(text: str) -> frozenset[str]:
    """Return the first three letters of each word of a list, a space after words of two.

    What a block opens with is looked up in such a set before any pattern is tried on it.
    """
    return frozenset(f"{word} "[:3] for word in text.split())
