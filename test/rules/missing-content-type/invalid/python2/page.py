#!/usr/bin/python2
print "<html>"
