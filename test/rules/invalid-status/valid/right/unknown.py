#!/usr/bin/python3
import sys

print("Status: %s\nContent-Type: text/html\n" % sys.argv)
