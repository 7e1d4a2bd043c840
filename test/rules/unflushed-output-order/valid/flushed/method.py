#!/usr/bin/python3
import os, sys
print("Content-Type: text/plain\n")
sys.stdout.flush()
os.system("echo hello")
