#!/usr/bin/env python
print("Content-Type: text/html\n")
