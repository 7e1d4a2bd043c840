#!/usr/bin/python3
import settings
print("Content-Type: text/plain\n")
print("hello")
