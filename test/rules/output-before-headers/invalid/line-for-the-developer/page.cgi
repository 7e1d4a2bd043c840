#!/bin/sh
echo "starting"
echo "Content-Type: text/html"
echo
echo "<p>hello</p>"
