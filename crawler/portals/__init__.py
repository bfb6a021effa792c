"""The portals: one file each, with all that is known about it. Bases of families begin with `_`."""

from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from crawler.pages.addresses import Portal
from crawler.pages.base import ArticlePage


@cache
def page_classes() -> dict[str, type[ArticlePage]]:
    """Return the page class of every portal by the portal's name, in order of names.

    The class of a portal is the one in its file that declares it: a base without a `portal`, and a
    class that only inherits one, is none. Raises ValueError where two portals have one name.
    """
    classes: dict[str, type[ArticlePage]] = {}
    for module in iter_modules(__path__, f"{__name__}."):
        if module.name.rpartition(".")[2].startswith("_"):
            continue
        for page_class in find_page_classes(import_module(module.name)):
            other = classes.setdefault(page_class.portal.name, page_class)
            if other is not page_class:
                places = f"{other.__module__} and {page_class.__module__}"
                raise ValueError(f"two portals are called {page_class.portal.name!r}: {places}")
    return dict(sorted(classes.items()))


def find_page_classes(module: ModuleType) -> Iterator[type[ArticlePage]]:
    """Yield the page classes that a module itself makes and that declare a portal."""
    for cls in vars(module).values():
        if (
            isinstance(cls, type)
            and issubclass(cls, ArticlePage)
            and cls.__module__ == module.__name__
            and "portal" in vars(cls)
        ):
            yield cls


def find_page_class(url: str) -> type[ArticlePage] | None:
    """Return the page class of the portal that owns this address, or None."""
    return next((cls for cls in page_classes().values() if cls.portal.owns(url)), None)


def find_portal(url: str) -> Portal | None:
    """Return the portal that owns this address, or None."""
    page_class = find_page_class(url)
    return page_class.portal if page_class else None


@lru_cache(maxsize=4096)
def is_portal_host(host: str) -> bool:
    """Tell whether a host name is one of any portal's.

    Asked of each folder above each file of a source, hence remembered.
    """
    return any(cls.portal.serves(f"//{host}") for cls in page_classes().values())
