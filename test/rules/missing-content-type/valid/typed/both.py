#!/usr/bin/python3
import os
if os.environ["QUERY_STRING"]:
    print("Content-Type: text/html\n")
else:
    print("Content-Type: text/plain\n")
print("hello")
