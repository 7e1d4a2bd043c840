#!/usr/bin/python3
import os
from urllib.parse import parse_qs
query = parse_qs(os.environ["QUERY_STRING"])
name = query.get("name", [""])[0]
if "raw" in query:
    print("Content-Type: text/plain\n")
else:
    print("Content-Type: text/html\n")
print(name)
