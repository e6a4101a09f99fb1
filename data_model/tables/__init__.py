"""The tables of the data dictionary, one module each."""
