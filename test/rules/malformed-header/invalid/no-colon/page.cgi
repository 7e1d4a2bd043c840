#!/usr/bin/node
console.log("Content-Type = text/html\n");
console.log("<p>hello</p>");
