#!/usr/bin/python3
import os
print("Content-Type: text/plain\n")
print("x" * 20000)
os.system("echo hello")
