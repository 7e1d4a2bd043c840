#!/usr/bin/python3
print("Content-Type: text/html;")
print("    charset=utf-8\n")
print("<p>hello</p>")
