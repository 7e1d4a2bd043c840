#!/bin/sh
echo "starting" >&2
echo "Content-Type: text/html"
echo
