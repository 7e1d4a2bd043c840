#!/usr/bin/python3
print("Set-Cookie: seen=1\n")
print("<p>")
