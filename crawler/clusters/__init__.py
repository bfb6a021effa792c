"""One story counted once: records of several portals, and reprints, that are the same text.

`cluster_records` is the way through. Which cluster a record is in stands in `clusters.jsonl`, see
crawler.clusters.cluster_lines, which needs none of the libraries that finding them does.
"""
