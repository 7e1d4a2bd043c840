#!/usr/bin/python3
import subprocess
print("Content-Type: text/plain\n")
program = subprocess.Popen("uname -a", shell=True)
program.wait()
