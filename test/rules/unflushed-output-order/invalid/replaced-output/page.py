#!/usr/bin/python3
import io
import sys
print("Content-Type: text/html; charset=utf-8\n")
sys.stdout = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8")
print("<p>hello</p>")
