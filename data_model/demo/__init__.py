"""Demo data: made-up schemes, and examples that add up to published figures, written as extracts."""
