#!/bin/sh
echo "Content-Type: text/html"
echo ""
echo "<p>Hello</p>"
