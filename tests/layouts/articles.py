"""All invented articles, by name."""

from tests.layouts.facts import ArticleFacts
from tests.layouts.lively_articles import LIVELY_ARTICLES
from tests.layouts.pudong_articles import PUDONG_ARTICLES
from tests.layouts.silkroad_articles import SILKROAD_ARTICLES

ARTICLES: tuple[ArticleFacts, ...] = SILKROAD_ARTICLES + PUDONG_ARTICLES
ALL_ARTICLES = ARTICLES + LIVELY_ARTICLES
"""With those that stand best on messy pages; the old ones alone keep the draws of a seed."""

BY_NAME = {article.name.partition(":")[0]: article for article in ALL_ARTICLES}
