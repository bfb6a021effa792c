"""All invented articles, by name."""

from tests.layouts.pudong_articles import PUDONG_ARTICLES
from tests.layouts.silkroad_articles import SILKROAD_ARTICLES

ARTICLES = SILKROAD_ARTICLES + PUDONG_ARTICLES
BY_NAME = {article.name.partition(":")[0]: article for article in ARTICLES}
