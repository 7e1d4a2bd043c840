#!/usr/bin/python3
import subprocess
print("Content-Type: text/plain\n")
print(subprocess.run(["date"], capture_output=True).stdout)
