#!/usr/bin/python3
import subprocess


def header(kind):
    print("Content-Type: " + kind)
    print()


header("text/plain")
subprocess.call(["ls", "-l", "/"])
