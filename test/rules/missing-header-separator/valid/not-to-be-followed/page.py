#!/usr/bin/python3
from club import header

print("Content-Type: text/html")
header()
print("<p>")
