#!/bin/sh
printf 'Content-Type: text/html\n\nhello'
