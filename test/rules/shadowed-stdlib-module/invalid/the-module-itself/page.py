#!/usr/bin/python3
from json import dumps

print("Content-Type: text/html\n")
print("<p>Hello</p>")
