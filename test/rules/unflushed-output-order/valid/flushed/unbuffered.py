#!/usr/bin/python3 -u
import os
print("Content-Type: text/plain\n")
os.system("echo hello")
