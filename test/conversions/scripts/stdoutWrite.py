#!/usr/bin/python3
import sys

write = sys.stdout.write
write("Content-Type: text/plain; charset=utf-8\r\n\r\n")
write("gr\u00fc\u00dfe\n")
sys.stdout.write("second\n")
sys.stdout.writelines(["third\n", "fourth\n"])
sys.stdout.flush()
print("fifth", file=sys.stdout)
print("to the log", file=sys.stderr)
