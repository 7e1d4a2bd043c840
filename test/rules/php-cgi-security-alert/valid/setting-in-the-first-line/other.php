#!/usr/bin/env -S REDIRECT_STATUS=200 php-cgi
<?php
echo "<p>hello</p>";
