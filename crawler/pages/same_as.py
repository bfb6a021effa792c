"""The addresses of the same story elsewhere, in their canonical forms."""

from urllib.parse import urlsplit

from crawler.items import Draft
from crawler.pages import find_page_class
from crawler.pages.addresses import Portal, canonical_address, is_web_address


def find_same_stories(draft: Draft, own: Portal) -> list[str]:
    """Return the canonical addresses that a page names as the same story, each once.

    Its own is not among them. What the page labels as its original may be anywhere; a canonical
    link counts only where it leads to an article of a portal known here, since sites point it at
    front pages and print versions as well.
    """
    found = [_find_story(link, own, is_labelled=True) for link in draft.original_links]
    if draft.canonical_link:
        found.append(_find_story(draft.canonical_link, own, is_labelled=False))
    return [url for url in dict.fromkeys(found) if url and url != own.first_page(draft.url)]


def _find_story(link: str, own: Portal, *, is_labelled: bool) -> str | None:
    """Return the canonical address of the story that a link leads to, or None."""
    if not is_web_address(link):
        return None
    portal = _find_portal(link, own)
    try:
        if portal is not None:
            is_article = portal.is_article(link)
            return portal.first_page(portal.canonical_url(link)) if is_article else None
        names_page = is_labelled and urlsplit(link).path.strip("/")
        return canonical_address(link) if names_page else None
    except ValueError:
        return None


def _find_portal(link: str, own: Portal) -> Portal | None:
    if own.serves(link):
        return own
    page_class = find_page_class(link)
    return page_class.portal if page_class else None
