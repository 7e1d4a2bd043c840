#!/usr/bin/python3
def header(kind):
    print("Content-Type: " + kind)


header("text/html")
print("<p>Hello</p>")
