"""What the spiders of all portals share: finding articles, reading them, one run and its end."""
