"""Texts that regular expressions may trip over, made from the expressions themselves.

Of each repeat in an expression: what comes before it, then its own part many times, then what
cannot follow.
"""

import importlib
import inspect
import pkgutil
import random
import re
import re._constants as codes
import re._parser as parser
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import crawler

_LEAST_REPEATED = 8
_SAMPLES = 4
_FAILING = ("", "\x7f", "!")
_LETTERS = "aA1 .,-(:;/\"'<>=[]{}#@|\n文éʼ"
_OF_CATEGORY = {
    codes.CATEGORY_SPACE: " ",
    codes.CATEGORY_DIGIT: "1",
    codes.CATEGORY_NOT_WORD: ".",
}
_COMMON = (*" aA1.,-:;<([{/@\"'", "a ", "A ", "Aa ", "1 ", "a.", "a, ", "A-", "a-", "Li Wei, ")


@dataclass(frozen=True)
class Text:
    """A text of any length: `before`, then `part` again and again, then `after`."""

    before: str
    part: str
    after: str

    def write(self, length: int) -> str:
        """Return it with so many letters, or a few more."""
        return self.before + self.part * max(1, length // len(self.part)) + self.after

    def __str__(self) -> str:
        """Return it in short."""
        return f"{self.before[-40:]!r} {self.part[:30]!r}… {self.after!r}"


@dataclass(frozen=True)
class Expression:
    """A compiled expression, where it is (`crawler.text.x._NAME`), and how it is applied."""

    name: str
    pattern: re.Pattern[Any]
    methods: frozenset[str]

    def apply(self, line: str) -> None:
        """Apply it to a line in each way in which the project does."""
        subject = line if isinstance(self.pattern.pattern, str) else line.encode()
        for method in self.methods & {"match", "fullmatch"}:
            getattr(self.pattern, method)(subject)
        if self.methods - {"match", "fullmatch"}:
            for _ in self.pattern.finditer(subject):
                pass


@cache
def find_expressions() -> tuple[Expression, ...]:
    """Return every compiled expression of the project."""
    names = [module.name for module in pkgutil.walk_packages(crawler.__path__, "crawler.")]
    modules = {name: importlib.import_module(name) for name in names}
    sources = {name: inspect.getsource(module) for name, module in modules.items()}
    found: dict[re.Pattern[Any], Expression] = {}
    for module_name, module in modules.items():
        for name, value in vars(module).items():
            own = [sources[module_name]] if name.startswith("_") else [*sources.values()]
            methods = {method for method in _METHODS if any(f"{name}.{method}" in s for s in own)}
            for pattern in _find_patterns(value):
                expression = Expression(
                    f"{module_name}.{name}", pattern, frozenset(methods or _METHODS)
                )
                found.setdefault(pattern, expression)
    return tuple(found.values())


_METHODS = ("match", "fullmatch", "search", "finditer", "findall", "split", "sub")


def _find_patterns(value: object, depth: int = 0) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern):
        yield value
    elif depth < 3 and isinstance(value, (tuple, list, frozenset, set)):
        for part in value:
            yield from _find_patterns(part, depth + 1)
    elif depth < 3 and isinstance(value, dict):
        yield from _find_patterns([*value.keys(), *value.values()], depth + 1)


def list_common_texts() -> list[Text]:
    """Return what repeats a letter or two."""
    return [Text("", part, after) for part in _COMMON for after in ("", "\x7f")]


def list_texts(pattern: re.Pattern[Any], chance: random.Random) -> list[Text]:
    """Return texts that an expression may trip over."""
    flags = pattern.flags if isinstance(pattern.pattern, str) else pattern.flags & ~re.UNICODE
    tree = parser.parse(pattern.pattern, flags)
    texts = []
    for before, part in _find_repeats(list(tree), "", chance):
        for _ in range(_SAMPLES):
            sample = _write(part, chance)
            texts += [Text(before, sample, after) for after in _FAILING]
            texts += [Text("", before + sample, _FAILING[1]), Text("", before, _FAILING[1])]
    for _ in range(2 * _SAMPLES):
        sample = _write(list(tree), chance)
        texts += [Text("", sample[:cut], _FAILING[1]) for cut in (len(sample), len(sample) - 1, 1)]
        texts += [Text(sample, part, _FAILING[1]) for part in (" ", "a", "Aa ")]
    return list(dict.fromkeys(text for text in texts if text.part))


def _find_repeats(
    tree: list[tuple[Any, Any]], before: str, chance: random.Random
) -> Iterator[tuple[str, list[tuple[Any, Any]]]]:
    """Yield the part of every repeat with what comes before it."""
    for at, (code, argument) in enumerate(tree):
        opening = before + _write(tree[:at], chance)
        for part in _list_parts(code, argument):
            if code in _REPEATS and argument[1] > _LEAST_REPEATED:
                yield opening, part
            yield from _find_repeats(part, opening, chance)


_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)


def _list_parts(code: Any, argument: Any) -> list[list[tuple[Any, Any]]]:
    if code in _REPEATS:
        return [list(argument[2])]
    if code is codes.SUBPATTERN:
        return [list(argument[3])]
    if code is codes.BRANCH:
        return [list(branch) for branch in argument[1]]
    if code is codes.ATOMIC_GROUP:
        return [list(argument)]
    return [list(argument[1])] if code is codes.ASSERT else []


def _write(tree: list[tuple[Any, Any]], chance: random.Random) -> str:
    """Return a text that a part of an expression may match."""
    return "".join(_write_one(code, argument, chance) for code, argument in tree)


def _write_one(code: Any, argument: Any, chance: random.Random) -> str:
    if code is codes.LITERAL:
        return chr(argument)
    if code is codes.NOT_LITERAL:
        return "a" if argument != ord("a") else "b"
    if code is codes.ANY:
        return "a"
    if code is codes.IN:
        return _choose(argument, chance)
    if code in _REPEATS:
        times = max(argument[0], int(chance.random() < 0.6))
        return "".join(_write(list(argument[2]), chance) for _ in range(min(times, 40)))
    if code is codes.ASSERT:
        return _write(list(argument[1]), chance) if chance.random() < 0.3 else ""
    parts = _list_parts(code, argument)
    return _write(chance.choice(parts), chance) if parts else ""


def _choose(members: list[tuple[Any, Any]], chance: random.Random) -> str:
    if members[0][0] is codes.NEGATE:
        letters = [letter for letter in _LETTERS if not _is_among(letter, members[1:])]
        return chance.choice(letters) if letters else "~"
    code, argument = chance.choice(members)
    if code is codes.LITERAL:
        return chr(argument)
    return chr(chance.choice(argument)) if code is codes.RANGE else _OF_CATEGORY.get(argument, "a")


def _is_among(letter: str, members: list[tuple[Any, Any]]) -> bool:
    number = ord(letter)
    is_of = {
        codes.CATEGORY_SPACE: letter.isspace(),
        codes.CATEGORY_DIGIT: letter.isdigit(),
        codes.CATEGORY_WORD: letter.isalnum() or letter == "_",
    }
    return any(
        (code is codes.LITERAL and argument == number)
        or (code is codes.RANGE and argument[0] <= number <= argument[1])
        or (code is codes.CATEGORY and is_of.get(argument, False))
        for code, argument in members
    )
