#!/usr/bin/python3
import os
print("Content-Type: text/plain\n", flush=True)
os.system("echo hello")
