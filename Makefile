# Two commands: `make site` builds the sample site, `make test` runs all tests and checks.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin

.PHONY: site test chromium

site: .venv/installed
	cd sample_site && NO_MKDOCS_2_WARNING=1 ../$(BIN)/mkdocs build --quiet --strict
	@echo "Built. Open sample_site/site/index.html"

test: .venv/installed chromium
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

.venv/installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

# The browser tests drive Debian's Chromium. Where it cannot be installed they are skipped, and say so.
chromium:
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null \
	|| { apt-get update --quiet=2 && apt-get install --yes --quiet=2 --no-install-recommends chromium fonts-liberation >/dev/null; } \
	|| echo "Chromium is not here and could not be installed: the browser tests will be skipped."
