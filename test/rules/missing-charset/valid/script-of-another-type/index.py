#!/usr/bin/python3
print("Content-Type: application/json\n")
print("<h1>Über uns</h1>")
