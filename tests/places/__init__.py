"""How many places of datelines are resolved, and whether rightly: `python -m tests.places`."""
