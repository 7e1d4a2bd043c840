#!/usr/bin/python3
import club

club.header()
print("<p>")
