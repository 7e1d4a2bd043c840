#!/usr/bin/python3
print("Status: 200 OK\n")
print("<p>")
