"""What one line says: pure functions, one subject a file. No block, no portal, no Scrapy."""
