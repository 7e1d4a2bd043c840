#!/usr/bin/python3
mime = "text/plain"
header = "Content-Type: " + mime + "\n\n"
print(header + "after")
