"""The only place that writes the store: schemas, reading extracts, validation, versions, demo data."""
