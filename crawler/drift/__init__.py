"""Whether a run of a portal looks as its earlier runs did; pure functions, no input or output."""
