#!/usr/bin/python3
import html
import urllib.parse
print("Content-Type: text/html\n")
