#!/bin/bash
if true; then
  echo "Content-Type: text/html"
  echo ""
fi
