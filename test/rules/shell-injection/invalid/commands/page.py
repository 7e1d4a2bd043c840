#!/usr/bin/python3
import os
import subprocess
from urllib.parse import parse_qs
query = parse_qs(os.environ["QUERY_STRING"])
name = query.get("name", [""])[0]
print("Content-Type: text/html\n")

def run(command):
    return subprocess.check_output(command, shell=True, text=True)

os.system(f"logger {name}")
print(run("whois " + name))
