"""Invented articles, and the layouts a page may give them.

`articles` says what each story is, `layout` in how many ways a page can be made, `render` makes
the page, `expected` says what the record must hold. `report` draws many pages and prints which
part of which layout was read wrong.

`mess` holds the axes that real pages of many sites taught: what stands around and within their
stories. The `messy_…` modules make it, in words of `wording`.
"""
