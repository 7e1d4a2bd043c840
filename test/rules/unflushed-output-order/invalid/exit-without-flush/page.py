#!/usr/bin/python3
import os
print("Content-Type: text/plain\n")
print("hello")
os._exit(0)
