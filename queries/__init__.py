"""The only place that reads the store: one SQL file per metric, whose header is its published definition."""
