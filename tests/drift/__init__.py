"""How soon a changed template is noticed, and how often a quiet run is taken for a changed one.

`python -m tests.drift` plays it and prints each figure.
"""
