#!/usr/bin/env python2
from __future__ import print_function
print("Content-Type: text/html\n")
print("a", "b")
