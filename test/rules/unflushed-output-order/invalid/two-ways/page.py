#!/usr/bin/python3
import os
if os.environ.get("HTTP_X"):
    print("Content-Type: text/plain\n")
else:
    print("Content-Type: text/html\n")
os.system("echo hello")
