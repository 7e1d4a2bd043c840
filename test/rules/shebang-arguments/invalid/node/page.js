#!/usr/bin/node --no-warnings --harmony
console.log('Content-Type: text/html\n');
console.log('<p>Hello</p>');
