#!/usr/bin/python3
print = club = open
print("<p>")
