#!/usr/bin/php-cgi -d cgi.force_redirect=0
<?php
echo "<p>hello</p>";
