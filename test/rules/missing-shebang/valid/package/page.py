#!/usr/bin/python3
import blank
print("Content-Type: text/html\n")
