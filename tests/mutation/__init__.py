"""Put small faults into a copy of the code, one at a time, and see whether the tests notice.

    python -m tests.mutation --count 200 --seed 1

prints the faults that no test noticed, with file, line and change, and the score of each part of
the code, which has a floor. Faults that `harmless.toml` lists change nothing that anyone could see
and do not count. The tests of a file come first, then those of its room, then those that import it,
then all of its side: the core's, or those of all the rest; `--near` leaves these out, which takes a
tenth of the time and gives a score that is too low, if anything.

Neither mutmut nor cosmic-ray draws a sample by a seed, takes words out of lists that stand outside
of functions, and runs related tests first; hence this one.
"""
