#!/usr/bin/python3
print("<html>")
print("<p>Hello</p>")
