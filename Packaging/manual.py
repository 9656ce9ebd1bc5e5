#!/usr/bin/env python3
"""Writes the manual pages of octopen, for `man`.

    Packaging/manual.py PROGRAM FOLDER

Commands, arguments and options are those that the program declares, as its help prints them; all
else is the text of docs/, as the program reads it. SOURCE_DATE_EPOCH, if it is set, is the day in
the pages.
"""

import datetime
import html.parser
import json
import os
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent

# The pages that are a document of docs/, and what they are called in the others.
DOCUMENTS = {
    "keymaps.md": ("octopen-keymap", 5, "keymaps of octopen"),
    "review.md": ("octopen-review", 7, "reviews of proposals with octopen"),
    "prompts.md": ("octopen-prompts", 7, "octopen without a screen"),
    "folder.md": ("octopen-folder", 7, "status, numbers, names and links of proposals"),
    "ci.md": ("octopen-ci", 7, "octopen as a check on pull requests"),
}

# Sections of docs/commands.md that are of one page; those of octopen(1) are in this order.
CONFIGURATION = "The folder's configuration"
SECTIONS = {
    "octopen": ["Git", "Exit codes", "Environment"],
    "check": ["Output of check"],
    "new": ["A whole proposal at once"],
    "review": ["Output of review"],
    "template": ["Which template", "Fields of a template"],
}


def escaped(text):
    """Text in which roff sees nothing but text; a hyphen that no word is before is a minus."""
    text = text.replace("\\", r"\e")
    text = re.sub(r"(?<!\w)-", r"\-", text)
    for letter, name in {"'": r"\(aq", "^": r"\(ha", "~": r"\(ti", "`": r"\(ga"}.items():
        text = text.replace(letter, name)
    text = "".join(c if ord(c) < 127 else f"\\[u{ord(c):04X}]" for c in text)
    return re.sub(r"^\.", r"\&.", text, flags=re.MULTILINE)


def code(text):
    return r"\fB" + escaped(text).replace(r"\-", "-").replace("-", r"\-") + r"\fR"


class Page(html.parser.HTMLParser):
    """Turns the HTML that `octopen show` makes of a document into roff."""

    STARTS = {"p": "\n.PP\n", "ul": "\n", "ol": "\n", "li": "\n.IP \\(bu 2\n"}
    STYLES = {"em": r"\fI", "strong": r"\fB", "code": r"\fB"}

    def __init__(self):
        super().__init__()
        self.text = ""
        self.address = ""
        self.open = []
        self.rows = []

    def handle_starttag(self, tag, attributes):
        self.open.append(tag)
        if tag == "pre":
            self.text += "\n.PP\n.RS 4\n.EX\n"
        elif tag == "h2":
            self.text += '\n.SH "'
        elif tag == "h3":
            self.text += '\n.SS "'
        elif tag == "a":
            self.address = dict(attributes).get("href", "")
        elif tag == "table":
            self.rows = []
        elif tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            # What is said of a cell stands apart from the text until the table ends.
            self.before, self.text = self.text, ""
        elif tag in self.STYLES and "pre" not in self.open:
            self.text += self.STYLES[tag]
        else:
            self.text += self.STARTS.get(tag, "")

    def handle_endtag(self, tag):
        self.open.pop()
        if tag == "pre":
            self.text = self.text.rstrip("\n") + "\n.EE\n.RE\n"
        elif tag in ("h2", "h3"):
            self.text += '"\n'
        elif tag in ("td", "th"):
            self.rows[-1].append(self.text)
            self.text = self.before
        elif tag == "table":
            self.text += table(self.rows[0], self.rows[1:])
        elif tag in self.STYLES and "pre" not in self.open:
            self.text += r"\fR"

    def handle_data(self, data):
        if "h1" in self.open or data.isspace() and "pre" not in self.open and "\n" in data:
            return
        if "h2" in self.open:
            data = data.upper()
        if "a" in self.open and self.address in DOCUMENTS:
            name, section, _ = DOCUMENTS[self.address]
            data = f"{name}({section})"
        if "code" in self.open and "pre" not in self.open:
            self.text += code(data)[3:-3]
        elif "pre" in self.open:
            # A blank line that is none would be taken out below.
            self.text += code(data)[3:-3].replace("\n\n", "\n\\&\n")
        else:
            self.text += escaped(data)


def table(heads, rows):
    """A table as a list of its first column; two lists where a table stands twice beside itself."""
    half = len(heads) // 2
    if len(heads) > 2 and heads[:half] == heads[half:]:
        rows = [row[:half] for row in rows] + [row[half:] for row in rows]
    entries = [(row[0], ": ".join(cell for cell in row[1:] if cell)) for row in rows if any(row)]
    return "".join(f"\n.TP\n{tag}\n{text}\n" for tag, text in entries)


def roff(source, program):
    """A document in Markdown as roff."""
    shown = subprocess.run(
        [program, "show", "--format", "html", "-"],
        input=source, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    page = Page()
    page.feed(shown)
    return page.text


def sections(name):
    """The sections of a document, each with its heading, by their names."""
    parts = re.split(r"^## ", (ROOT / "docs" / name).read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {part.split("\n", 1)[0]: "## " + part for part in parts[1:]}


class Manual:
    def __init__(self, program, folder):
        self.program = os.path.abspath(program)
        self.folder = pathlib.Path(folder)
        self.version = self.answer("--version").strip()
        self.commands = sections("commands.md")
        moment = os.environ.get("SOURCE_DATE_EPOCH")
        utc = datetime.timezone.utc
        self.day = datetime.datetime.fromtimestamp(int(moment), utc).date() if moment else ""

    def answer(self, *words):
        return subprocess.run(
            [self.program, *words], check=True, capture_output=True, text=True
        ).stdout

    def write(self, name, section, abstract, body):
        others = {page: part for page, part, _ in DOCUMENTS.values()}
        others |= {"octopen": 1, "octopen.conf": 5, "octopen-check": 1}
        also = [f"{code(page)}({part})" for page, part in sorted(others.items())
                if (page, part) != (name, section)]  # fmt: skip
        text = (
            ".\\\" Made by Packaging/manual.py from what the program declares, and docs/.\n"
            f'.TH "{escaped(name.upper())}" {section} "{self.day}" "octopen {self.version}"\n'
            f".nr HY 0\n.hy 0\n.ad l\n.SH NAME\n{escaped(name)} \\- {escaped(abstract)}\n{body}"
            f"\n.SH \"SEE ALSO\"\n" + ",\n".join(also) + "\n"
        )
        target = self.folder / f"man{section}" / f"{name}.{section}"
        target.parent.mkdir(parents=True, exist_ok=True)
        # Blank lines would be taken for more distance than the macros make.
        target.write_text(re.sub(r"\n{2,}", "\n", text), encoding="ascii")

    def write_all(self):
        main = json.loads(self.answer("--experimental-dump-help"))["command"]
        commands = [c for c in main["subcommands"] if c["commandName"] != "help"]
        listing = "\n.SH COMMANDS\n" + "".join(
            f".TP\n\\fBoctopen\\-{escaped(c['commandName'])}\\fR(1)\n{escaped(c['abstract'])}\n"
            for c in commands
        )
        self.write_command("octopen", [], main, listing)
        for command in commands:
            name = command["commandName"]
            self.write_command(f"octopen-{name}", [name], command, "")
        source = self.commands[CONFIGURATION].replace(f"## {CONFIGURATION}", "## Description")
        self.write("octopen.conf", 5, "configuration of a folder of proposals", self.roff(source))
        for file, (name, section, abstract) in DOCUMENTS.items():
            source = (ROOT / "docs" / file).read_text(encoding="utf-8")
            body = "\n.SH DESCRIPTION" + self.roff(source)
            self.write(name, section, abstract, body)

    def roff(self, source):
        return roff(source, self.program)

    def write_command(self, page, words, command, listing):
        usage = re.search(r"^USAGE: (.*)$", self.answer(*words, "--help"), re.MULTILINE)[1]
        body = f"\n.SH SYNOPSIS\n{code(usage)}\n.SH DESCRIPTION\n{escaped(command['abstract'])}\n"
        for paragraph in command.get("discussion", "").split("\n\n"):
            body += f".PP\n{escaped(paragraph)}\n" if paragraph else ""
        body += listing
        places = [a for a in command["arguments"] if a["kind"] == "positional"]
        options = [a for a in command["arguments"] if a["kind"] != "positional"]
        for title, arguments in (("ARGUMENTS", places), ("OPTIONS", options)):
            if arguments:
                body += f"\n.SH {title}\n" + "".join(map(argument, arguments))
        for title in SECTIONS.get(page.removeprefix("octopen-"), []):
            body += self.roff(self.commands[title])
        name = command["abstract"].rstrip(".")
        self.write(page, 1, name[0].lower() + name[1:], body)


def argument(declared):
    """An argument or an option, with what its help says."""
    names = ["-" * (1 if n["kind"] == "short" else 2) + n["name"] for n in declared.get("names", [])]
    tag = ", ".join(map(code, sorted(names, key=len)))
    if declared["kind"] != "flag":
        tag += (" " if tag else "") + r"\fI" + escaped(declared["valueName"]) + r"\fR"
    text = escaped(declared.get("abstract", ""))
    if "defaultValue" in declared:
        text += f"\nThe default is {code(declared['defaultValue'])}."
    return f".TP\n{tag}\n{text}\n"


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: Packaging/manual.py PROGRAM FOLDER")
    Manual(*sys.argv[1:]).write_all()
