#!/usr/bin/php -d display_errors=1
<?php
echo "Content-Type: text/html\n\n";
echo "<p>Hello</p>\n";
