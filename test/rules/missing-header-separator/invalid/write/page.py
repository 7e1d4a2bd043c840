#!/usr/bin/python3
import sys

sys.stdout.write("Content-Type: text/html\n")
sys.stdout.write("<p>Hello</p>\n")
