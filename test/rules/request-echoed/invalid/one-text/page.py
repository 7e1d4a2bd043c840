#!/usr/bin/python3
import os, html
from urllib.parse import parse_qs
query = parse_qs(os.environ["QUERY_STRING"])
name = query.get("name", [""])[0]

print(f"""Content-Type: text/html

<title>{html.escape(name)}</title>
<p>Hello {name}!</p>
""")
