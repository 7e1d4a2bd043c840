#!/usr/bin/python3
import os

if "X" in os.environ:
    print("Content-Type: text/html\n")
else:
    print("Content-Type : text/plain\n")
print("hello")
