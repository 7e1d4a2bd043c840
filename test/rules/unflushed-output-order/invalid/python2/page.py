#!/usr/bin/python2
import os
print "Content-Type: text/plain"
print
os.system("echo hello")
