#!/usr/bin/python3
import commands
print("Content-Type: text/html\n")
commands.run()
