"""`python -m committee` is the console script."""

from committee.cli import main

main()
