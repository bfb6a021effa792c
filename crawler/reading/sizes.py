"""How much an element holds, told without looking at more of it than the answer needs.

Elements within each other that are all judged would else be walked once for each level.
"""

from itertools import islice

from lxml.etree import XPath, _Element

_NODES_AN_ELEMENT = 4
"""Comments are no elements; frameworks leave a few beside each."""
_WHOLE_TEXT = XPath("string()", smart_strings=False)


def holds_few(node: _Element, most: int) -> bool:
    """Tell whether an element holds at most so many others."""
    inside = list(islice(node.iterdescendants(), most * _NODES_AN_ELEMENT + 1))
    if len(inside) <= most:
        return True
    elements = sum(isinstance(child.tag, str) for child in inside)
    return len(inside) <= most * _NODES_AN_ELEMENT and elements <= most


def holds_little(node: _Element, letters: int, elements: int) -> bool:
    """Tell whether an element holds at most so many letters, blanks included, in so few others."""
    return holds_few(node, elements) and len(str(_WHOLE_TEXT(node))) <= letters
