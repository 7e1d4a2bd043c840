#!/bin/sh
echo "Content-Type: text/html"
echo
echo "Location: https://example.org/"
echo
