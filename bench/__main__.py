"""Runs every benchmark: python -m bench."""

from bench import case_list, load

if __name__ == "__main__":
    for benchmark in (load.main, case_list.main):
        benchmark.main(args=[], standalone_mode=False)
