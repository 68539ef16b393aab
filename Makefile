# The two commands: `make run` starts everything on this machine, `make test` checks everything.
# Both install what they need, and reuse it on the next call.

PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)

.PHONY: run test lint bench quality extension lock generated pictures

run: $(VENV)/.runtime
	@exec cci run

test: lint
	node --test $$(find tests/browser_extension -name '*.test.js')
	$(BIN)/python -m pytest -q -m "not alone" -n 3 --dist loadscope --no-loadscope-reorder
	$(BIN)/python -m pytest -q -m alone

lint: $(VENV)/.dev .cache/node .cache/programs
	ruff check .
	ruff format --check .
	mypy
	node_modules/.bin/tsc -p browser_extension/jsconfig.json

bench: $(VENV)/.dev .cache/node .cache/programs
	python -m benchmarks

quality: $(VENV)/.dev .cache/node .cache/programs
	python -m benchmarks.quality

# Zips for the two stores, the same bytes for the same files.
extension: $(VENV)/.runtime
	python tools/make_extension.py

# Files that are made from the code and checked in; tests say when one is out of date.
generated: $(VENV)/.dev
	python tools/write_generated.py
	python -m extension_api.documentation > schema/openapi.json
	python -m tools.extension_locales
	python -m tools.write_extension_content
	node browser_extension/sites/write_twins.mjs
	python -m tools.fold_vectors
	python -m tools.badge_vectors
	python -m tools.make_base_index

pictures: $(VENV)/.dev .cache/node .cache/programs
	python tools/screenshots.py
	python -m tools.extension_pictures
	python tools/transcripts.py

lock: $(VENV)/.dev
	pip install --quiet uv
	uv pip compile pyproject.toml --extra postgres --generate-hashes --no-header --no-annotate --no-emit-index-url \
		--quiet --upgrade -o locks/runtime.txt
	uv pip compile pyproject.toml --extra postgres --group dev --generate-hashes --no-header --no-annotate \
		--no-emit-index-url --quiet --upgrade -o locks/dev.txt

$(VENV)/.runtime: locks/runtime.txt pyproject.toml
	@tools/system-packages run
	@test -x $(BIN)/pip || $(PYTHON) -m venv --clear $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r locks/runtime.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/.dev: locks/dev.txt $(VENV)/.runtime
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r locks/dev.txt
	@touch $@

.cache/node: package-lock.json
	@tools/system-packages node
	npm ci --no-audit --no-fund --ignore-scripts --loglevel=error
	@mkdir -p .cache && touch $@

.cache/programs: tools/system-packages
	@tools/system-packages test
	@mkdir -p .cache && touch $@
