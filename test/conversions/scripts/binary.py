#!/usr/bin/python3
import sys

pixels = bytes(range(256))
sys.stdout.write("Content-Type: image/x-test\n")
sys.stdout.write("X-Length: %d\n\n" % len(pixels))
sys.stdout.flush()
sys.stdout.buffer.write(pixels)
