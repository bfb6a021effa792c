"""What we know about each portal's pages: one page class a file."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from crawler.pages.base import ArticlePage


@cache
def page_classes() -> dict[str, type[ArticlePage]]:
    """Return the page class of every portal by the portal's name, in order of names."""
    for module in iter_modules(__path__, f"{__name__}."):
        import_module(module.name)
    classes = {cls.portal.name: cls for cls in ArticlePage.__subclasses__()}
    return dict(sorted(classes.items()))


def find_page_class(url: str) -> type[ArticlePage] | None:
    """Return the page class of the portal that serves this address, or None."""
    return next((cls for cls in page_classes().values() if cls.portal.serves(url)), None)
