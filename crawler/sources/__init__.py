"""Where pages come from when not from the network: folders, single files, archives."""

from crawler.sources.opening import open_source, open_sources
from crawler.sources.source import Entry, Source, SourcePage

__all__ = ["Entry", "Source", "SourcePage", "open_source", "open_sources"]
