#!/usr/bin/python3
import os


def show():
    print("show")


def edit():
    print("edit")
    for i in range(2): print("field", i)


actions = {"show": show, "edit": edit}
print("Content-Type: text/plain\n")
actions.get(os.environ.get("QUERY_STRING", ""), show)()
