"""From the blocks of a page to the story they tell. No portal, no Scrapy."""
