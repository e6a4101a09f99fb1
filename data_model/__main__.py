"""Starts the command line: python -m data_model."""

from data_model.cli.group import data_model

if __name__ == "__main__":
    data_model(prog_name="python -m data_model")
