#!/usr/bin/python3
print("X-Made-By: hand\n")
print("<p>hello</p>")
