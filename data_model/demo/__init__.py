"""Demo data: made-up schemes, and examples that add up to published figures, written as extracts.

`from data_model.demo.writing import write_extracts`; the same, loaded into a store: `data_model.demo.publishing`.
"""
