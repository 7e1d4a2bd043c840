#!/usr/bin/python3
import os
import shlex
import subprocess
from urllib.parse import parse_qs
query = parse_qs(os.environ["QUERY_STRING"])
name = query.get("name", [""])[0]
print("Content-Type: text/html\n")

subprocess.run(["logger", name])
os.system("logger " + shlex.quote(name))
if name.isalnum():
    os.system("logger " + name)
