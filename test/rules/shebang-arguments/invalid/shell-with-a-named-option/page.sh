#!/bin/bash -eo pipefail
echo "Content-Type: text/html"
echo
echo "<p>Hello</p>"
