# make            format, vet, lint, unit tests and the check of the docs
# make test       the whole suite, as CI runs it
# make demo       read the invented world and serve what was found; ARGS=--exit ends at once
# CONTRIBUTING.md says what the others are for.

GO ?= go
ARGS ?=

.PHONY: quick build demo test deps lint race fuzz soak bench eval

quick:
	$(GO) run ./build/suite -quick

build:
	$(GO) build -o bin/hearsay ./cmd/hearsay

demo: build
	bin/hearsay demo $(ARGS)

test: deps
	$(GO) run ./build/suite

deps:
	@build/deps.sh
	@$(GO) mod download

lint:
	$(GO) run ./build/suite -only format,vet,lint

race:
	$(GO) run ./build/suite -only race

fuzz:
	$(GO) run ./build/suite -only fuzz

soak:
	$(GO) run ./build/suite -only soak $(ARGS)

bench:
	@npm ci --prefix build/bench --silent --no-audit --no-fund || echo "bench: npm cannot install wink-nlp; there will be no comparison"
	$(GO) run ./build/bench $(ARGS)

eval:
	$(GO) run ./eval $(ARGS)
