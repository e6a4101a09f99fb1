"""Leicester, Leicestershire and Rutland 2015-16: made-up rows that add up to the published figures."""
