#!/usr/bin/perl
require "./frame.pl";
&head;
print "<p>hello</p>";
