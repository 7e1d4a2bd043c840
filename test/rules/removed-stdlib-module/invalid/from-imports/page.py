#!/usr/bin/python3
from cgi import FieldStorage, escape
import imp
import pipes, time

def show(f):
    for key in f.keys():
        print(key, escape(f.getvalue(key)), escape('"', True))

def main():
    form = FieldStorage(keep_blank_values=True)
    print("Content-Type: text/html\n")
    show(form)
    print(pipes.quote("a b"), time.clock())
    m = imp.load_source("m", "/etc/hosts.py")

main()
