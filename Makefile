# make run   the dashboard, with a demo store if there is none
# make test  every test, in a browser too
# make help  the rest

PYTHON ?= $(shell command -v python3.11 || command -v python3 || command -v python)
IOM_STORE ?= store
PORT ?= 8501
BIN := .venv/bin
BROWSER := $(shell command -v chromium || command -v chromium-browser || command -v google-chrome)

export IOM_STORE

.DEFAULT_GOAL := help
.PHONY: help setup run demo test check format bench lock browser clean

help: ## this list
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

setup: .venv/.ready ## the environment, in .venv

run: .venv/.ready ## the dashboard in a browser, with a demo store if there is none
	@if [ ! -e "$(IOM_STORE)" ]; then $(BIN)/python -m data_model demo --store "$(IOM_STORE)"; fi
	@echo "The dashboard is at http://localhost:$(PORT)"
	@$(BIN)/streamlit run app.py --server.port $(PORT)

demo: .venv/.ready ## load the made-up people and the published examples into the store
	$(BIN)/python -m data_model demo --store "$(IOM_STORE)"

test: .venv/.ready-dev browser ## every test
	$(BIN)/python -m pytest -n 2 --dist loadfile --ignore tests/browser
	$(BIN)/python -m pytest tests/browser

check: .venv/.ready-dev ## format, lint, types, import layers, SQL
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/sqlfluff lint queries

format: .venv/.ready-dev ## put code and SQL into the one format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/sqlfluff fix queries

bench: .venv/.ready-dev ## the benchmarks, as ratios
	$(BIN)/python -m bench

lock: .venv/.ready-dev ## compile and hash the requirements from pyproject.toml
	$(BIN)/uv pip compile pyproject.toml --universal --generate-hashes --no-annotate --no-emit-index-url \
		--python-version 3.11 --custom-compile-command "make lock" --quiet --output-file requirements.txt
	$(BIN)/uv pip compile pyproject.toml --group dev --constraints requirements.txt --universal --generate-hashes \
		--no-annotate --no-emit-index-url --python-version 3.11 --custom-compile-command "make lock" --quiet \
		--output-file requirements-dev.txt

clean: ## the environment and what tools left behind; never the store
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/bin/python:
	@$(PYTHON) -c 'import sys; assert sys.version_info >= (3, 11)' \
		|| { echo "Python 3.11 or newer is needed; found: $$($(PYTHON) --version 2>&1)"; exit 1; }
	@$(PYTHON) -m venv .venv \
		|| { rm -rf .venv; echo "Python cannot make an environment. On Debian: apt-get install python3-venv"; exit 1; }

.venv/.ready: requirements.txt | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

.venv/.ready-dev: requirements-dev.txt .venv/.ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

browser:
ifeq ($(BROWSER),)
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; \
	elif command -v sudo >/dev/null && command -v apt-get >/dev/null && sudo -n true 2>/dev/null; then \
		sudo apt-get update -qq && sudo apt-get install -y -qq --no-install-recommends chromium; \
	else \
		echo "The browser tests need Chromium. On Debian or Ubuntu: sudo apt-get install chromium"; exit 1; \
	fi
endif
