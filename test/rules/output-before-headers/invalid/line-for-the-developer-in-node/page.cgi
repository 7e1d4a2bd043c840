#!/usr/bin/node
console.log("starting");
console.log("Content-Type: text/html\n");
console.log("<p>hello</p>");
