#!/usr/bin/python3
# vim: set fileencoding=latin-1 :
print("Content-Type: text/html\n")
print("café")
