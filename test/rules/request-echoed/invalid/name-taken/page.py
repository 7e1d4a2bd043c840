#!/usr/bin/python3
import os
from urllib.parse import parse_qs
query = parse_qs(os.environ["QUERY_STRING"])
name = query.get("name", [""])[0]

def escape(text):
    return text.upper()

html = "<p>" + escape(name) + "</p>"
print("Content-Type: text/html\n")
print(html)
