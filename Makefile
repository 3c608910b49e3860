# Two commands do all the set-up on a machine with Python 3.11: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test check bench lock clean

demo: $(VENV)/installed
	@$(BIN)/nextyes demo

# The whole suite, exactly as CI runs it.
test check: $(VENV)/installed-dev $(VENV)/browser
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto --dist loadfile

bench: $(VENV)/installed-dev
	$(BIN)/python -m bench

# Pinned versions and hashes, without the address of any registry.
lock: $(VENV)/installed-dev
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --group dev --generate-hashes --no-emit-index-url --no-annotate \
		--universal --python-version 3.11 --quiet --output-file requirements.lock

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(BIN)/python pyproject.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/installed-dev: $(BIN)/python pyproject.toml requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@ $(VENV)/installed

# A Chromium for the tests of the pages, where the machine has none.
$(VENV)/browser: $(VENV)/installed-dev
	$(BIN)/python tests/browser/chromium.py
	@touch $@

clean:
	rm -rf $(VENV) build dist
