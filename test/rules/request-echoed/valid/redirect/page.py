#!/usr/bin/python3
import os
from urllib.parse import parse_qs
query = parse_qs(os.environ["QUERY_STRING"])
name = query.get("name", [""])[0]
print("Location: /page?name=" + name)
print()
