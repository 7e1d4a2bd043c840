#!/usr/bin/python3
import os
import sys
from urllib.parse import parse_qs
query = parse_qs(os.environ["QUERY_STRING"])
name = query.get("name", [""])[0]
kind = sys.argv[1]
print("Content-Type:", kind)
print()
print(name)
