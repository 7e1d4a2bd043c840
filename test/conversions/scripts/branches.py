#!/usr/bin/python3
import os
import json

query = os.environ.get("QUERY_STRING", "")
try:
    number = int(query)
except ValueError:
    number = None

if number is None:
    print("Status: 400")
    print("Content-Type: text/plain")
    print()
    print("not a number:", query)
    raise SystemExit
else:
    print("Content-Type: application/json")
    print()

while number > 0:
    number -= 1
    if number == 2:
        continue
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "lines.txt")) as lines:
        print(json.dumps({"n": number, "line": lines.readline().strip()}))
