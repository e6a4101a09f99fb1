"""Who is looking and what they may see; what was done with the data."""
