# The steps themselves stand in .ci/run, so that what is run here and what decides a merge are the same.
BENCHSTAT := golang.org/x/perf/cmd/benchstat@v0.0.0-20260908200009-22c9c6c9d4da
BASE      ?= HEAD
BENCH     ?= .
PACKAGES  ?= ./...
COUNT     ?= 6
OUT       ?= rapport

KVAL_BENCH ?= libbench

.PHONY: check test race fuzz bench bench-peers generate year clean fmt vet lint

check: ## formatting, vet, lint, tests
	@bash .ci/run format vet lint tests

fmt: ## format every file
	@git ls-files -z --cached --others --exclude-standard -- '*.go' | xargs -0 -r gofmt -w

vet lint race generate: ## one step of .ci/run
	@bash .ci/run $@

test:
	go test ./... ./examples/...

fuzz: ## every fuzz target for FUZZTIME seconds: make fuzz FUZZTIME=60
	@FUZZ_LIMIT=86400 FUZZTIME=$(patsubst %s,%,$(or $(FUZZTIME),5)) bash .ci/run fuzz

# The two take turns, so that what else the machine does falls on both.
bench: ## compare with a base revision: make bench BASE=main~1 PACKAGES=./governance BENCH=FollowUp
	@set -eu; base=$$(git rev-parse --verify '$(BASE)^{commit}'); dir=$$(mktemp -d); \
	trap 'git worktree remove --force "$$dir/base" 2>/dev/null || true; rm -rf "$$dir"' EXIT; \
	git worktree add --quiet --detach "$$dir/base" "$$base"; \
	run() { go test -run '^$$' -bench '$(BENCH)' -benchmem -count 1 $(PACKAGES); }; \
	echo "this tree beside $$base, $(COUNT) times each"; \
	for _ in $$(seq $(COUNT)); do (cd "$$dir/base" && run) >> "$$dir/base.txt"; run >> "$$dir/this.txt"; done; \
	go run $(BENCHSTAT) base="$$dir/base.txt" this="$$dir/this.txt"

bench-peers: ## the program that other programs are timed beside: make bench-peers KVAL_BENCH=/path/libbench
	go build -o $(KVAL_BENCH) ./examples/bench

year: ## the main job: a municipality's year, into OUT
	go run ./examples/kvalitet year -out $(OUT)

clean:
	rm -rf rapport coverage
	find . -name '*.test' -o -name '*.prof' -o -name 'cover*.out' | grep -v node_modules | xargs -r rm -f
