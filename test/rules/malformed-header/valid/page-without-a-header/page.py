#!/usr/bin/python3
print("Name : value")
print("<p>hello</p>")
