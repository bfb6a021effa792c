"""The raw archive of a live run: WARC 1.1 (ISO 28500:2017), written with warcio."""
