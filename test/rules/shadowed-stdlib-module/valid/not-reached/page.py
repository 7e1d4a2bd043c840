#!/usr/bin/python3
import json

print("Content-Type: text/html\n")
print("<p>Hello</p>")
