"""Reading extracts: CSV, Parquet and Excel files to frames of what their cells say, with row numbers."""
