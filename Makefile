# The verbs of this repository. `make` alone lists them; each sets up what it needs.
.DEFAULT_GOAL := help
.PHONY: help setup demo app check test translations docs bench lock
PYTHON ?= python3
BIN := .venv/bin
UV := .tools/bin/uv
ARGS ?=

help: ## List the verbs
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## Install what the lock names, in .venv (nothing to do: instant)
	@$(PYTHON) .ci/setup.py

demo: setup ## Make the demonstration region and open the web front (without it: ARGS=--no-serve)
	@$(BIN)/conditionality demo $(ARGS)

app: setup ## Serve the web front alone, on this machine
	@$(BIN)/streamlit run app/asgi.py $(ARGS)

check: setup ## Before a commit: style, types, floors and the quick tests
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --cache-dir .cache/import_linter --no-logo
	@$(BIN)/pytest -q -m "not slow and not browser" --hypothesis-profile=quick --numprocesses auto --maxprocesses 4 $(ARGS)

test: setup ## The whole proof, real browser and all (longer properties: ARGS=--hypothesis-profile=long; screens: PICTURES=1)
	@$(BIN)/python -m tests.witnesses
	@$(BIN)/python -m conditionality.desk.kernels
	@$(BIN)/pytest --numprocesses auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder \
		-o tmp_path_retention_policy=failed $(ARGS)

translations: setup ## Every sentence stands in French; what is missing is printed ready to translate
	@$(BIN)/pytest -q tests/wording/test_catalogues.py $(ARGS)

docs: setup ## Every link and path named in the documentation exists
	@$(BIN)/pytest -q tests/test_docs.py $(ARGS)

bench: setup ## Measure on this machine (beside the peers, installed apart: PEERS=1)
	@$(BIN)/python -m benchmarks $(if $(PEERS),--peers) $(ARGS)

lock: setup ## Renew both locks from pyproject.toml (newest releases: ARGS=--upgrade)
	@$(UV) pip compile pyproject.toml --universal --all-extras --group dev --generate-hashes \
		--no-emit-index-url --no-annotate --no-header --quiet --output-file requirements.lock $(ARGS) > /dev/null
	@$(UV) pip compile .ci/tools.in --universal --generate-hashes \
		--no-emit-index-url --no-annotate --no-header --quiet --output-file .ci/tools.lock $(ARGS) > /dev/null
