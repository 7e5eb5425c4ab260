"""Measure everything and print the table of the README: python -m tests.benchmarks [NAME…]."""

import sys
from datetime import UTC, datetime
from importlib import import_module

MODULES = ("journal_rows", "paper_rows", "post_rows", "page_rows", "search_rows", "process_rows")


def main() -> None:
    """Print the table, row by row as it is measured."""
    print(f"Gemeten op {datetime.now(UTC).date():%d-%m-%Y}, verhoudingen in dezelfde meting.\n")
    print("| rij | wat | tegen | verhouding | grens | gehaald | |\n|---|---|---|---|---|---|---|")
    for name in sys.argv[1:] or MODULES:
        for row in import_module(f"tests.benchmarks.{name}").rows():
            print(row.as_line(), flush=True)


if __name__ == "__main__":
    main()
