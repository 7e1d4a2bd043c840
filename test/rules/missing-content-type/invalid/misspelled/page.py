#!/usr/bin/python3
print("Contenttype: text/html\n")
print("<p>")
