#!/usr/bin/env node
const answer = require('./answer');
answer.head();
console.log('<p>hello</p>');
