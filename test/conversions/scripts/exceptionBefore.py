#!/usr/bin/python3
numbers = {}
total = numbers["none"]
print("Content-Type: text/plain\n")
print(total)
