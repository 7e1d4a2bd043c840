#!/usr/bin/node
console.log("Status: 103 Early Hints\nContent-Type: text/html\n");
