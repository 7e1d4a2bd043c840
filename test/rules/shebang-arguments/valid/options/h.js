#!/usr/bin/node --harmony
console.log('Content-Type: text/html\n');
console.log('<p>Hello</p>');
