#!/usr/bin/python3
print("Content-Type: html\n")
print("<p>hello</p>")
