"""Sources too large for one process: parts that many write, and that one ordered step joins."""
