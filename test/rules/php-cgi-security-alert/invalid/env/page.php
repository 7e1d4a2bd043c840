#!/usr/bin/env php-cgi8.2
<?php
echo "<p>hello</p>";
