# make run      builds octopen and starts a new proposal
# make test     runs all tests
# make quick    runs the quick ones: those that start no program, and take no random walks
# make build    builds the program as one static file, .build/release/octopen
# make install  puts it, its manual pages and its completions below $(DESTDIR)$(PREFIX)
# make uninstall  takes them out
# make wheel    packs the program for pip into .build/dist, make deb for Debian, make dist as an
#               archive with its checksum
#
# Each installs first by apt what is missing on a Debian machine that has Swift.

PREFIX = /usr/local
DESTDIR =
# What `make run` gives to octopen.
ARGUMENTS = new

program = .build/release/octopen
# What packages are made of, and where they are put.
parts = .build/parts
dist = .build/dist
lld := $(shell lld=$$(swiftc -print-target-info 2>/dev/null | \
	sed -n 's|.*"runtimeResourcePath": *"\(.*\)/lib/swift.*"|\1/bin/ld.lld|p'); \
	test -x "$$lld" && echo yes)
# What a start calls lies side by side, in fewer pages: Benchmarks/order.
linker = $(if $(lld),-Xswiftc -use-ld=lld -Xswiftc -Xfrontend -Xswiftc -function-sections \
	-Xlinker --symbol-ordering-file=$(CURDIR)/Packaging/order.txt -Xlinker --no-warn-symbol-ordering \
	-Xlinker $(CURDIR)/Packaging/sections.ld)

.PHONY: run test quick build install uninstall parts wheel deb dist

run: build
	@$(program) $(ARGUMENTS)

test:
	.ci/install test
	swift test

# Random walks, and what reads every file that is at hand.
slow = RandomKeysTests|DialogueTests|EditingPropertyTests|WritingTests|CutAndPasteTests|PainterTests|LinesTests|KeymapFuzzTests|EverySizeTests|PropertyTests|OpenEndTests|ModeKeysTests|PreviewTests|DraftTests|ScrollingTests|ReadingStartsTests|UntouchedSectionTests|PointerTests|ReviewRecordTests|SigningTests|ReflowTests|SectionDigestTests|RoundTripTests

quick:
	swift test --filter '^(Prose|Proposals|Reviews|Forms|Screens)Tests\.' \
		--skip '$(slow)'

# The toolchain's own linker, where it has one: the system's warns of what the Swift runtime would
# do in a program that is not static, which is of no use to anybody here.
build:
	.ci/install build
	swift build -c release --product octopen -Xswiftc -static-executable $(linker)

install: build
	Packaging/install $(program) '$(DESTDIR)$(PREFIX)'

uninstall:
	Packaging/install --remove '$(DESTDIR)$(PREFIX)'

# The time of what is packed: that of the newest commit, so that its packages are always the same.
parts wheel deb dist: export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct)

# The program without what debuggers need and without hashes of the compiler and the linker, which
# differ from build to build though nothing else does; and the licences of all that is in it.
parts: build
	rm -rf $(parts)
	install -d $(parts)
	strip -s -R .swift_modhash -R .note.gnu.build-id -o $(parts)/octopen $(program)
	Packaging/licences $(parts)/licences

wheel: parts
	Packaging/wheel.py $(parts)/octopen $(parts)/licences $(dist)

deb: parts
	Packaging/deb $(parts)/octopen $(parts)/licences $(dist)

dist: parts
	Packaging/dist $(parts)/octopen $(parts)/licences $(dist)
