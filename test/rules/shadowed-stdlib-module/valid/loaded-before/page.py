#!/usr/bin/python3
import os
import sys
import time

print("Content-Type: text/html\n")
print("<p>Hello</p>")
