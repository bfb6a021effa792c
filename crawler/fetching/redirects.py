"""Redirects: who may answer for whom, and what is said of those that lead elsewhere."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from scrapy.downloadermiddlewares.redirect import RedirectMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request, Response

from crawler.fetching.guard import REFUSED_STAT, RefusedAddressError
from crawler.pages.addresses import Portal
from crawler.run import find_run


class EndlessRedirectError(IgnoreRequest):
    """More redirects one after the other than REDIRECT_MAX_TIMES."""


class LedElsewhereError(Exception):
    """A redirect to a page that cannot answer for the article that was asked for."""

    def __init__(self, target: str) -> None:
        super().__init__(f"the address leads elsewhere: {target}")


class BoundedRedirectMiddleware(RedirectMiddleware):
    """Scrapy's own, with an exception of its own for what has no end.

    One from https to http is not followed within the portal, whose pages could be forged there;
    only the rules of robots.txt are taken from there. What leaves the portal is for AddressGuard.
    """

    def process_response(  # type: ignore[override]  # Scrapy warns of its own third argument
        self, request: Request, response: Response
    ) -> Request | Response:
        """Return the request that a redirect leads to, or the response that is none.

        Raises EndlessRedirectError, and RefusedAddressError where it leaves https.
        """
        try:
            followed = super().process_response(request, response)
        except IgnoreRequest as error:
            raise EndlessRedirectError(str(error)) from None
        if isinstance(followed, Request) and self._leaves_https(request, followed.url):
            if self.crawler.stats is not None:
                self.crawler.stats.inc_value(REFUSED_STAT)
            raise RefusedAddressError(
                f"{followed.url!r} is not asked: a redirect leads to it from https"
            )
        return followed

    def _leaves_https(self, request: Request, target: str) -> bool:
        """Tell whether a redirect within the portal leads a page from https to http."""
        is_page = not request.meta.get("dont_obey_robotstxt", False)
        schemes = urlsplit(request.url).scheme, urlsplit(target).scheme
        leaves = is_page and schemes == ("https", "http")
        run = find_run(self.crawler)
        return leaves and run is not None and run.portal.serves(target)


def answers_for(portal: Portal, target: str, asked: str) -> bool:
    """Tell whether the page at one canonical address may answer for the article at another.

    For a first page that is the first page of any article of the portal, whose record it then
    is; for a later page only itself.
    """
    if portal.page_number(asked) > 1:
        return target == asked
    return portal.is_article(target) and portal.page_number(target) == 1


def redirect_status(meta: Mapping[str, Any]) -> int | None:
    """Return the status with which an address sent elsewhere, None where it did not.

    `meta`: that of the last request of the row, or of its response.
    """
    reasons = meta.get("redirect_reasons")
    return int(reasons[0]) if reasons else None
