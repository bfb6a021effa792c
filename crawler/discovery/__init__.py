"""Where articles are found: lists and their pages, feeds, sitemaps. Pure functions, no network."""
