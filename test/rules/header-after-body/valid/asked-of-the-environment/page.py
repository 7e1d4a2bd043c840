#!/usr/bin/python3
import os

print("Content-Type: text/html\n")
print("Content-Type:", os.environ.get("CONTENT_TYPE"))
print("Content-Length:", os.environ.get("CONTENT_LENGTH"))
