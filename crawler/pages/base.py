"""What the page classes of all portals share."""

from typing import ClassVar

from web_poet import WebPage

from crawler.items import Draft
from crawler.pages.addresses import Portal


class ArticlePage(WebPage[Draft]):
    """An article page: a subclass declares its portal."""

    portal: ClassVar[Portal]
