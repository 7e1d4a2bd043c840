#!/usr/bin/node
process.stdout.write("\nContent-Type: text/html\n\n<p>hello</p>");
