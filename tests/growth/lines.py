"""Expressions on the longest of the lines that are kept short for them."""

import random
from collections.abc import Callable, Iterator

from tests.growth.expressions import (
    Expression,
    Text,
    find_expressions,
    list_common_texts,
    list_texts,
)
from tests.growth.measuring import TRIES, Case, time_case

LONGEST_LINE = 300
"""Letters of the lines that most rules look at; what is longer is a paragraph to them."""
SLOW = 0.02
"""Seconds that no expression may take for such a line, however it backtracks."""


def find_slow_expressions(seed: int, only: str = "") -> Iterator[str]:
    """Yield a sentence on each expression that takes too long for a short line.

    Lines have their white space folded, as whatever the rules are asked of.
    """
    chance = random.Random(seed)
    for expression in find_expressions():
        if only in expression.name:
            texts = [*list_common_texts(), *list_texts(expression.pattern, chance)]
            slow = next((text for text in texts if is_slow(expression, text)), None)
            if slow is not None:
                yield f"{expression.name} takes too long for {slow}"


def is_slow(expression: Expression, text: Text) -> bool:
    """Tell whether an expression takes too long for a text."""
    case = Case(str(text), lambda length: _fold(text.write(length)), _make_reader(expression))
    return all(time_case(case, LONGEST_LINE) > SLOW for _ in range(TRIES))


def _fold(line: str) -> bytes:
    return " ".join(line.split()).encode()


def _make_reader(expression: Expression) -> Callable[[bytes], None]:
    return lambda line: expression.apply(line.decode())
