#!/usr/bin/python3
import sys
sys.stdout.write("Content-Type: image/png\n\n")
with open("picture.png", "rb") as picture:
    sys.stdout.buffer.write(picture.read())
