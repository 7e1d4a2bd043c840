#!/usr/bin/python3
import imp
import pipes
from distutils.util import strtobool
import telnetlib as telnet
import urllib2
print("Content-Type: text/html\n")
imp.reload(pipes)
print(pipes.quote("a b"))
