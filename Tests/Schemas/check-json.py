"""Validates JSON files by a schema; prints what is wrong, a line each.

    check-json.py SCHEMA FILE...
"""

import json
import sys

import jsonschema

with open(sys.argv[1]) as file:
    schema = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
for name in sys.argv[2:]:
    with open(name) as file:
        value = json.load(file)
    for fault in validator.iter_errors(value):
        print("/".join(str(part) for part in fault.absolute_path), fault.message)
