"""Released numbers to Plotly figures; one module per kind of chart, one style."""
