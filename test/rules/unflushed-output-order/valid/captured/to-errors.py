#!/usr/bin/python3
import subprocess, sys
print("Content-Type: text/plain\n")
subprocess.run(["date"], stdout=sys.stderr)
