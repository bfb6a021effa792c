"""What we know about each portal's pages: one page class a file."""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from crawler.pages.base import ArticlePage


@cache
def page_classes() -> dict[str, type[ArticlePage]]:
    """Return the page class of every portal by the portal's name, in order of names.

    The class of a portal is the one that declares it: what several portals share stands in a base
    without a `portal`, and a class that only inherits one is a variant, found by nobody.
    """
    for module in iter_modules(__path__, f"{__name__}."):
        import_module(module.name)
    found = _find_subclasses(ArticlePage)
    classes = {cls.portal.name: cls for cls in found if "portal" in vars(cls)}
    return dict(sorted(classes.items()))


def _find_subclasses(base: type[ArticlePage]) -> Iterator[type[ArticlePage]]:
    for cls in base.__subclasses__():
        yield cls
        yield from _find_subclasses(cls)


def find_page_class(url: str) -> type[ArticlePage] | None:
    """Return the page class of the portal that serves this address, or None."""
    return next((cls for cls in page_classes().values() if cls.portal.serves(url)), None)
