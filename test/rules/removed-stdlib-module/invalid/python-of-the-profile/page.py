#!/usr/bin/python3
import asyncore
print("Content-Type: text/html\n")
