#!/bin/sh
. ./common.sh
head_of_page
echo "<p>hello</p>"
