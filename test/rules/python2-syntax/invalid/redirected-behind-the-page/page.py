#!/usr/bin/python3
import sys
print("Content-Type: text/html\n")
print("<p>Hello</p>")
print >>sys.stderr, "served"
