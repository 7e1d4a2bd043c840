#!/usr/bin/node
console.log("Content-Type: text/plain\n");
console.log("Set-Cookie: a=b\n");
console.log("hello");
