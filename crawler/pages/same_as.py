"""The addresses of the same story elsewhere, in their canonical forms."""

from collections.abc import Callable
from urllib.parse import urlsplit

from crawler.pages.addresses import Portal, canonical_address, is_web_address
from crawler.pages.draft import Draft


def find_same_stories(
    draft: Draft, own: Portal, find_portal: Callable[[str], Portal | None]
) -> list[str]:
    """Return the canonical addresses that a page names as the same story, each once.

    Its own is not among them. What the page labels as its original may be anywhere; a canonical
    link counts only where it leads to an article of a portal known here, since sites point it at
    front pages and print versions as well. `find_portal`: returns the portal that owns an address,
    None where none of those known does.
    """

    def find_owner(link: str) -> Portal | None:
        return own if own.owns(link) else find_portal(link)

    found = [_find_story(link, find_owner, is_labelled=True) for link in draft.original_links]
    if draft.canonical_link:
        found.append(_find_story(draft.canonical_link, find_owner, is_labelled=False))
    return [url for url in dict.fromkeys(found) if url and url != own.first_page(draft.url)]


def _find_story(
    link: str, find_owner: Callable[[str], Portal | None], *, is_labelled: bool
) -> str | None:
    """Return the canonical address of the story that a link leads to, or None."""
    if not is_web_address(link):
        return None
    portal = find_owner(link)
    try:
        if portal is not None:
            is_article = portal.is_article(link)
            return portal.first_page(portal.canonical_url(link)) if is_article else None
        names_page = is_labelled and urlsplit(link).path.strip("/")
        return canonical_address(link) if names_page else None
    except ValueError:
        return None
