"""Whether the core's time grows with its input and no faster.

Every tag, kind of line, attribute, style and script, and what each regular expression of the
project may trip over, is repeated and nested; the time of n is compared with that of four times n.

    python -m tests.growth [--only TEXT] [--parts 400] [--pairs 300] [--seed 1] [--worst 20]
"""
