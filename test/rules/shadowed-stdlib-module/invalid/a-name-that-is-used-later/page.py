#!/usr/bin/python3
import calendar

print("Content-Type: text/html\n")
print("<p>Hello</p>")
print(calendar.month(2026, 1))
