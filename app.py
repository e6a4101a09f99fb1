"""The entry: `streamlit run app.py`. It finds the page of the address and runs it."""

from layout.navigation import navigate

navigate().run()
