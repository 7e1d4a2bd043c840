#!/usr/bin/python3
import os

print(os.environ["SERVER_PROTOCOL"] + " 200 OK")
print("Content-Type: text/html\n")
