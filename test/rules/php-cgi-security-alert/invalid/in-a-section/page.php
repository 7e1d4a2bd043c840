#!/usr/bin/php-cgi
<?php
echo "<p>hello</p>";
