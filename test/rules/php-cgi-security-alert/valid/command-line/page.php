#!/usr/bin/php
<?php
echo "Content-Type: text/html\r\n\r\n<p>hello</p>";
