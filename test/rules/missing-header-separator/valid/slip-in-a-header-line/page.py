#!/usr/bin/python3
print("Content-Type: text/html")
print("Status 404")
print()
