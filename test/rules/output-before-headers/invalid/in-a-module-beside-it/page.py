#!/usr/bin/python3
from layout import start

start()
print("Content-Type: text/html\n")
print("<p>hello</p>")
