"""Made-up schemes by the dozen, to try the project at the size of the country."""
