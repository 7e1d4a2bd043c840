#!/usr/bin/perl
use CGI qw(:standard -nph);
print header("text/html"), "<p>hello</p>";
