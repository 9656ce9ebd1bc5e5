"""The documents that are measured: made here, and the same each time.

Each function gives a text, and the number of a line in its middle.
"""

WORDS = "registry layer manifest blob upload digest client store request cache".split()
TITLES = ["Summary", "Problem Statement", "Proposal", "Testing Strategy", "References"]
HEAD = ["# Enhancement: A measured proposal", "", "## Enhancement Information", "",
        "- **Enhancement Number**: (assigned after approval)",
        "- **Title**: A measured proposal", "- **Status**: Draft", "- **Authors**: Ana Lima",
        "- **Creation Date**: 2025-01-02", "- **Last Updated**: 2025-01-02"]


class Prose:
    """Lines of words that seem to be drawn at random."""

    def __init__(self):
        self.state = 1

    def line(self, width=40):
        """A line that is longer than the width by less than a word."""
        line = ""
        while len(line) < width:
            self.state = (self.state * 1103515245 + 12345) % 2**31
            line += (" " if line else "") + WORDS[self.state // 65536 % len(WORDS)]
        return line

    def paragraphs(self, size):
        """Lines of about so many bytes: paragraphs of four lines, a blank one before each."""
        lines, total = [], 0
        while total < size:
            lines += [""] + [self.line() for _ in range(4)]
            total += sum(len(line) + 1 for line in lines[-5:])
        return lines


def joined(lines):
    return "\n".join(lines) + "\n"


def even(size, long_line=0):
    """A proposal of about so many bytes in five sections of one size; the last line of a paragraph.

    With a long line of so many characters that is the line."""
    prose, lines = Prose(), list(HEAD)
    for index, title in enumerate(TITLES):
        body = prose.paragraphs(size // len(TITLES))
        if index == len(TITLES) // 2:
            middle = len(body) // 10 * 5
            if long_line:
                body[middle:middle] = ["", prose.line(long_line)[:long_line]]
                middle += 2
            place = len(lines) + 2 + middle
        lines += ["", "## " + title] + body
    return joined(lines), place


def one_section(size):
    """A proposal with short sections and one of about so many bytes; the last line of a
    paragraph in that."""
    prose, lines = Prose(), list(HEAD)
    for title in TITLES:
        body = prose.paragraphs(size if title == "Testing Strategy" else 200)
        if title == "Testing Strategy":
            place = len(lines) + 2 + len(body) // 10 * 5
        lines += ["", "## " + title] + body
    return joined(lines), place


def within(headings, body):
    """A proposal with a short section, and one below these headings with these lines; the line in
    their middle."""
    lines = HEAD + ["", "## Summary", "", "A section of one line."]
    for heading in headings:
        lines += ["", heading]
    lines.append("")
    return joined(lines + body), len(lines) + 1 + len(body) // 2


def broken_link(number):
    """A link to a heading that there is not."""
    return "[part %d](#no-part-%d)" % (number, number)


def broken_links(count):
    """One section with so many broken links, each in a line of its own."""
    prose = Prose()
    lines = [prose.line(20) + " " + broken_link(number) for number in range(count)]
    return within(["## Testing Strategy"], lines)


def sections(count):
    """So many sections that no template has, each with a broken link."""
    prose, lines = Prose(), list(HEAD)
    for number in range(count):
        lines += ["", "## Part %d" % number, "", prose.line(20) + " " + broken_link(number)]
    return joined(lines), len(HEAD) + 4 * (count // 2 + 1)


def items(count):
    """So many items in a list that the template asks for, each with a broken link."""
    prose = Prose()
    lines = ["- " + prose.line(20) + " " + broken_link(number) for number in range(count)]
    return within(["## Goals"], lines)


def phases(count):
    """So many phases, each with a title and a line of text, and a broken link in that."""
    prose, lines = Prose(), []
    for number in range(1, count + 1):
        marker = "%d. " % number
        lines.append(marker + prose.line(30))
        lines.append(" " * len(marker) + prose.line(20) + " " + broken_link(number))
    return within(["## Proposal", "### Implementation Phases"], lines)
