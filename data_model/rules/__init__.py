"""The rules of the data dictionary: of a row, of a table, and across tables."""
