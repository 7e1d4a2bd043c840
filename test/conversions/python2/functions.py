#!/usr/bin/python
# A program with a main function, an exit and a table.
import os, sys

def table(rows):
    print "<table>"
    for row in rows:
        print "<tr>",
        for cell in row:
            print "<td>%s</td>" % cell,
        print "</tr>"
    print "</table>"

def main():
    print "Content-type: text/plain"
    print "X-Made-By: python"
    print
    if os.environ["REQUEST_METHOD"] != "GET":
        print "GET only"
        sys.exit(0)
    table([(1, 2), ("a", "b")])

if __name__ == '__main__':
    main()
