"""Series of keys that are typed at a program, and measured."""

import contextlib
import os
import random
import statistics
import tempfile

from terminal import Session

END = b"\x1bOF"
BACKSPACE = b"\x7f"
UP, DOWN = b"\x1bOA", b"\x1bOB"
PAGE_UP, PAGE_DOWN = b"\x1b[5~", b"\x1b[6~"
ESCAPE = b"\x1b"
LETTERS = [bytes([letter]) for letter in b"the quick brown foxes"[:20]]
# Keys of one kind in a round, beside those of the first group, which warms up.
KEYS = 120


class Kind:
    """Keys that are measured, typed in groups, and the key that takes back each; that is not
    measured."""

    def __init__(self, name, group, back, groups_before_back=1, first=()):
        self.name, self.group, self.first = name, group, first
        self.groups_before_back = groups_before_back
        self.back = back * len(group) * groups_before_back


LETTER = Kind("letter", LETTERS[:10], BACKSPACE, first=[END])
# Few in a group: on a screen of blank lines another one changes nothing.
ENTER = Kind("Enter", [b"\r"] * 10, BACKSPACE)
# So many before the way back that most of them scroll.
CURSOR_DOWN = Kind("cursor down", [DOWN] * 10, UP, groups_before_back=6)
# Few, since the smallest section has not more pages.
PAGES_DOWN = Kind("page down", [PAGE_DOWN] * 4, PAGE_UP)
# Down and up again first, so that all of the line is on the screen.
AT_START = Kind("letter at the start of a line of 1,200", LETTERS[:10], BACKSPACE,
                first=[DOWN * 20, UP * 20])
KINDS = [LETTER, ENTER, CURSOR_DOWN, PAGES_DOWN]


class Figures:
    """What all rounds found of one program with one document."""

    def __init__(self):
        self.starts, self.memory, self.paused = [], [], []
        self.delays, self.bytes, self.processor = {}, {}, {}

    def take(self, kind, answers, processor):
        """What a group of keys took; those that changed nothing on the screen are left out."""
        found = [answer for answer in answers if answer]
        self.delays.setdefault(kind.name, []).extend(delay for delay, _ in found)
        self.bytes.setdefault(kind.name, []).extend(count for _, count in found)
        self.processor.setdefault(kind.name, []).append(processor / len(answers))

    def median(self, kind):
        """Milliseconds from a key to the last byte that it causes."""
        return statistics.median(self.delays[kind.name]) * 1e3


@contextlib.contextmanager
def opened(program, document):
    """A program with a document in a folder of its own, which is its home too: it finds no trace of
    a run before, such as a lock."""
    text, line = document
    with tempfile.TemporaryDirectory() as home:
        path = os.path.join(home, "measured.md")
        with open(path, "w") as file:
            file.write(text)
        session = Session(program.arguments(path, line), home)
        yield session
        session.end()


def measure(cases, kinds, starts=0, pauses=False):
    """One round: the programs run side by side, each with its document, and take turns after every
    group of keys, so that what else the machine does disturbs all of them.

    - cases: programs, documents, and the figures that are added to."""
    for _ in range(starts):
        for program, document, figures in cases:
            with opened(program, document) as session:
                figures.starts.append(session.start())
    with contextlib.ExitStack() as stack:
        sessions = []
        for program, document, figures in cases:
            session = stack.enter_context(opened(program, document))
            session.start()
            session.settle()
            sessions.append((session, figures))
        for kind in kinds:
            type_in_turn(sessions, kind)
        for session, figures in sessions:
            figures.memory.append(session.peak_memory)
            if pauses:
                type_with_pause(session, figures)


def type_in_turn(sessions, kind):
    for session, _ in sessions:
        for key in kind.first:
            session.key(key)
    # In an order of its own each time: a program is slower after one that uses much memory.
    order = random.Random(1)
    for index in range(KEYS // len(kind.group) + kind.groups_before_back):
        for session, figures in order.sample(sessions, len(sessions)):
            before = session.processor
            answers = [session.key(key) for key in kind.group]
            if index >= kind.groups_before_back:
                figures.take(kind, answers, session.processor - before)
            if (index + 1) % kind.groups_before_back == 0:
                session.key(kind.back)


def type_with_pause(session, figures):
    """Processor time for a key of a writer who stops to think after every 20."""
    session.key(END)
    before = session.processor
    for letter in LETTERS:
        session.key(letter)
    session.pause(0.5)
    figures.paused.append((session.processor - before) / len(LETTERS))


# What is typed while the rules run: they begin 0.3 s after the last key.
WRITING = ([("letter", letter) for letter in LETTERS[:12]] + [("Backspace", BACKSPACE)] * 4
           + [("Enter", b"\r"), ("letter", b"a"), ("undo", b"\x1a"), ("undo", b"\x1a")])
MOVING = ([("cursor", DOWN)] * 8 + [("page", PAGE_DOWN)] * 4 + [("cursor", UP)] * 4
          + [("page", PAGE_UP)] * 2 + [("next warning", b"\x07")]
          + [("section", b"\x1b[6;5~"), ("section", b"\x1b[5;5~")]
          + [("field", b"\t"), ("field", b"\x1b[Z")])
# Lists over the form, each closed again: of warnings, of sections, of remedies.
LISTS = [b"\x1bw", b"\x0f", b"\x1bOS"]
# Of the kinds above.
SLOWEST = ["letter", "Enter", "Backspace", "undo", "cursor", "page", "next warning", "section",
           "field", "list"]


def slowest(program, document, groups=(WRITING, MOVING), lists=LISTS):
    """One round of typing with many findings: of each kind of key the seconds of the slowest."""
    found = {}

    def press(kind, key):
        answer = session.key(key)
        found[kind] = max(found.get(kind, 0), answer[0] if answer else 0)

    with opened(program, document) as session:
        session.start()
        session.settle()
        for key in lists:
            press("list", key)
            press("list", DOWN)
            press("list", b"a")
            # What comes soon after an escape may be of the same key.
            session.key(ESCAPE)
            session.pause(0.32)
        for _ in range(2):
            for keys in groups:
                session.pause(0.31)
                for kind, key in keys:
                    press(kind, key)
    return found
