#!/usr/bin/python3
import os


class Page:
    """A page writes itself."""

    kind = "text/html"

    def __init__(self, title):
        self.title = title

    def header(self):
        print("Content-Type: %s" % self.kind)
        print()

    def show(self):
        self.header()
        print("<h1>%s</h1>" % self.title)


class Counter:
    def __init__(self):
        self.n = 0

    def up(self):
        self.n += 1
        return self.n


counter = Counter()
page = Page("The page " + os.environ.get("QUERY_STRING", ""))
page.show()
print(counter.up(), counter.up())
