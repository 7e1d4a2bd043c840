#!/bin/sh -e
echo "Content-Type: text/html"
echo
echo "<p>Hello</p>"
