"""Runs every benchmark: python -m bench."""

from bench.load import main

if __name__ == "__main__":
    main()
