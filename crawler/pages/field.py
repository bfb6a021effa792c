"""Fields of a page: properties that are worked out when first asked for, and kept."""

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

T = TypeVar("T")


class field(Generic[T]):  # noqa: N801 - a decorator, as `property` is
    """A property whose value is kept in the page object, and which a subclass may replace.

    `functools.cached_property` does the same, but takes a lock before Python 3.12; a page is read
    by one thread and has thirty of them.
    """

    def __init__(self, read: Callable[[Any], T]) -> None:
        self._read = read
        self.__doc__ = read.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, page: None, owner: type) -> Self: ...
    @overload
    def __get__(self, page: object, owner: type) -> T: ...
    def __get__(self, page: object | None, owner: type) -> Self | T:
        if page is None:
            return self
        value = page.__dict__[self._name] = self._read(page)
        return value
