#!/usr/bin/python3
print("Content-Type: text/html\n")
for name in "ab"
    print(name)
