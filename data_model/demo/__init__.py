"""Demo data: made-up schemes, and examples that add up to published figures, written as extracts.

`writing.write_extracts` writes them into folders; `publishing.demo` loads those into a store.
"""
