"""From the bytes of a page to its blocks in reading order. No portal, no Scrapy."""
