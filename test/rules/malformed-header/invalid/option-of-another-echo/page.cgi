#!/bin/sh
echo -e "Content-Type: text/html\n\n"
echo "<p>hello</p>"
