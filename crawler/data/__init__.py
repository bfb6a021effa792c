"""The table of places: names of towns, countries, states and provinces, and where they are."""
