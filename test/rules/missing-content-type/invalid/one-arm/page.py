#!/usr/bin/python3
import os

if os.environ["QUERY_STRING"]:
    print("Content-Type: text/html\n")
    print("<p>found</p>")
else:
    print("<p>nothing</p>")
