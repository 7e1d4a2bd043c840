#!/usr/bin/python3
def page(kind):
    return "Content-Type: %s\n<p>Hello</p>" % kind


print(page("text/html"))
