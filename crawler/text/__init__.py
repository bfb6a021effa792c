"""What the text of a page says: pure functions, one subject a file, no Scrapy and no portal."""
