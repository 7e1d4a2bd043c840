#!/usr/bin/python3
try:
    import cgi
except ImportError:
    cgi = None
print("Content-Type: text/html\n")
