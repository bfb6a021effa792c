"""Scrapy commands of our own; one that has the name of a built-in takes its place."""
