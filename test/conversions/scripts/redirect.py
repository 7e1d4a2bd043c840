#!/usr/bin/python3
import os

target = "https://example.org/" + os.environ.get("QUERY_STRING", "")
print("Status: 303 See Other")
print("Location: " + target)
print("Content-Type: text/plain")
print()
