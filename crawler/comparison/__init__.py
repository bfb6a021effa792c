"""Two outputs side by side: what a change of rules, or of the program, did to the records."""

from crawler.comparison.differences import Change, Comparison, compare_outputs
from crawler.comparison.rendering import render_comparison

__all__ = ["Change", "Comparison", "compare_outputs", "render_comparison"]
