#!/usr/bin/python3
import os
import sys
from urllib.parse import parse_qs
query = parse_qs(os.environ["QUERY_STRING"])
name = query.get("name", [""])[0]
print("Content-Type: text/html\n")

def heading(title):
    return f"<h1>{title}</h1>"

print(heading(name))
print("<p>", name, len(name), "</p>")
sys.stdout.write("<p>%s, %d</p>" % (name, len(name)))
print("<p>{} {who}</p>".format("a", who=name))
print("<pre>", os.environ.get("PATH_INFO"), "</pre>")
print("<ul>" + "<li>".join(query.get("colour", [])) + "</ul>")
