"""Validates a JSON file by a schema; prints what is wrong, a line each.

    check-json.py SCHEMA FILE
"""

import json
import sys

import jsonschema

with open(sys.argv[1]) as file:
    schema = json.load(file)
with open(sys.argv[2]) as file:
    value = json.load(file)
jsonschema.Draft202012Validator.check_schema(schema)
for fault in jsonschema.Draft202012Validator(schema).iter_errors(value):
    print("/".join(str(part) for part in fault.absolute_path), fault.message)
