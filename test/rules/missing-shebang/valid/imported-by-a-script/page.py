#!/usr/bin/python3
import header

print("<p>")
