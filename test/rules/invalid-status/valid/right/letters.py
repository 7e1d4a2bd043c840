#!/usr/bin/python3
print("Status: 200OK\nContent-Type: text/html\n")
