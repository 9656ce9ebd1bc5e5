# make run      builds octopen and starts a new proposal
# make test     runs all tests
# make build    builds the program as one static file, .build/release/octopen
# make install  copies it to $(DESTDIR)$(PREFIX)/bin
#
# Each installs first by apt what is missing on a Debian machine that has Swift.

PREFIX = /usr/local
DESTDIR =
# What `make run` gives to octopen.
ARGUMENTS = new

program = .build/release/octopen

.PHONY: run test build install

run: build
	@$(program) $(ARGUMENTS)

test:
	.ci/install test
	swift test

build:
	.ci/install build
	swift build -c release --product octopen -Xswiftc -static-executable

install: build
	install -d '$(DESTDIR)$(PREFIX)/bin'
	install -m 755 -s $(program) '$(DESTDIR)$(PREFIX)/bin/octopen'
