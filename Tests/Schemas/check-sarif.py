"""Validates a SARIF log by the schema, and its places by the files that it names.

    check-sarif.py SCHEMA LOG FOLDER

Prints what is wrong, a line each, and at last how many results and fixes there were.
"""

import json
import re
import sys
import urllib.parse

import jsonschema

BOM = b"\xef\xbb\xbf"
URI = re.compile(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+")


class Artifact:
    """A file as SARIF counts it: lines and code points from 1, a byte order mark left out."""

    def __init__(self, path):
        with open(path, "rb") as file:
            raw = file.read()
        self.skipped = len(BOM) if raw.startswith(BOM) else 0
        self.bytes = raw
        try:
            self.text = raw[self.skipped :].decode("utf-8")
        except UnicodeDecodeError:
            self.text = None
            return
        self.starts = [0] + [match.end() for match in re.finditer("\r\n|\r|\n", self.text)]

    def offset(self, line, column):
        """The code point at a place; None if there is no such place."""
        if not 1 <= line <= len(self.starts) or column < 1:
            return None
        offset = self.starts[line - 1] + column - 1
        end = self.starts[line] if line < len(self.starts) else len(self.text) + 1
        return offset if offset < end else None

    def region(self, region):
        """The code points of a text region; None if a place is not in the text."""
        start = self.offset(region["startLine"], region["startColumn"])
        end = self.offset(region["endLine"], region["endColumn"])
        return None if start is None or end is None or end < start else (start, end)

    def byte_offset(self, offset):
        return self.skipped + len(self.text[:offset].encode("utf-8"))


def faults_of_result(result, rules, artifacts):
    name = result["ruleId"]
    if "ruleIndex" in result and rules[result["ruleIndex"]]["id"] != name:
        yield "ruleIndex is another rule's"
    if (result["kind"] == "fail") == (result["level"] == "none"):
        yield f"kind {result['kind']} with level {result['level']}"
    for location in result["locations"]:
        place = location["physicalLocation"]
        artifact = artifacts(place["artifactLocation"]["uri"])
        if artifact is None:
            yield f"no file for {place['artifactLocation']['uri']}"
            continue
        if artifact.text is None:
            continue
        region = place["region"]
        points = artifact.region(region)
        if points is None:
            yield f"no such place: {region}"
            continue
        start, end = map(artifact.byte_offset, points)
        if (start, end - start) != (region["byteOffset"], region["byteLength"]):
            yield f"bytes {start} and {end - start} are meant: {region}"
    for fix in result.get("fixes", []):
        for change in fix["artifactChanges"]:
            artifact = artifacts(change["artifactLocation"]["uri"])
            text, last = artifact.text, 0
            for replacement in change["replacements"]:
                if "startLine" not in replacement["deletedRegion"]:
                    yield "text in place of a binary region"
                    continue
                points = artifact.region(replacement["deletedRegion"])
                if points is None or points[0] < last:
                    yield f"no such place to replace: {replacement}"
                    continue
                last = points[1]
            if not change["replacements"]:
                yield "a fix that changes nothing"


def main(schema_path, log_path, folder):
    with open(schema_path, encoding="utf-8") as file:
        schema = json.load(file)
    with open(log_path, encoding="utf-8") as file:
        log = json.load(file)
    jsonschema.Draft4Validator.check_schema(schema)
    validator = jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker())
    for error in validator.iter_errors(log):
        print(f"schema: {'/'.join(map(str, error.absolute_path))}: {error.message}")

    known = {}

    def artifacts(uri):
        if uri not in known:
            path = urllib.parse.unquote(uri, errors="strict")
            try:
                known[uri] = Artifact(f"{folder}/{path}") if URI.fullmatch(uri) else None
            except FileNotFoundError:
                known[uri] = None
        return known[uri]

    results = fixes = 0
    for run in log["runs"]:
        if run["columnKind"] != "unicodeCodePoints":
            print(f"columnKind {run['columnKind']}")
        for result in run["results"]:
            results += 1
            fixes += len(result.get("fixes", []))
            for fault in faults_of_result(result, run["tool"]["driver"]["rules"], artifacts):
                print(f"{result['ruleId']}: {fault}")
    print(f"{len(known)} files, {results} results, {fixes} fixes")


main(*sys.argv[1:])
