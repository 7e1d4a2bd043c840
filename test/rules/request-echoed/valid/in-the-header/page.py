#!/usr/bin/python3
import os
from urllib.parse import parse_qs
query = parse_qs(os.environ["QUERY_STRING"])
name = query.get("name", [""])[0]
print("Content-Type: text/html")
print("X-Name: " + name)
print(f"Set-Cookie: name={name}\n")
print("<p>Hello</p>")
