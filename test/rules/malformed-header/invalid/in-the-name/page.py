#!/usr/bin/python3
print("Content type: text/html; charset=%s\n" % "utf-8")
print("<p>hello</p>")
