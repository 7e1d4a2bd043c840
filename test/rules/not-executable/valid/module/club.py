#!/usr/bin/python3
def write():
    print("<p>")
