#!/usr/bin/python3
import os
import sys

length = int(os.environ.get("CONTENT_LENGTH") or 0)
data = sys.stdin.read(length)
print("Content-type: text/plain; charset=utf-8")
print()
print(os.environ["REQUEST_METHOD"], length, repr(data))
for line in data.splitlines():
    print("-", line)
