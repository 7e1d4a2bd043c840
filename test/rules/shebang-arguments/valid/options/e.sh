#!/bin/bash -eu
echo "Content-Type: text/html"
echo
echo "<p>Hello</p>"
