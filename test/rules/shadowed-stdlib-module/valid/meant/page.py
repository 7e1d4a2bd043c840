#!/usr/bin/python3
import calendar
from random import pick

print("Content-Type: text/html\n")
print("<p>Hello</p>")
print(calendar.pick([1]))
