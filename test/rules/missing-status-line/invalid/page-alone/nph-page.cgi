#!/usr/bin/node
console.log("<p>hello</p>");
