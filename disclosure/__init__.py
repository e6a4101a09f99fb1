"""The only way from counts to numbers that may be shown."""
