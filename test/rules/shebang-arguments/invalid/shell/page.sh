#!/bin/bash -e -u
echo "Content-Type: text/html"
echo
echo "<p>Hello</p>"
