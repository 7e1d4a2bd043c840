#!/usr/bin/python3
print("Content-Type: text/html; charset=utf-8\n")
print("<h1>Über uns</h1>")
