#!/usr/bin/python3
import os
import html
from urllib.parse import parse_qs
query = parse_qs(os.environ["QUERY_STRING"])
name = query.get("name", [""])[0]
print("Content-Type: text/html\n")
print("<p>" + html.escape(name) + "</p>")
