// Loaded before a script that older versions of Node could not even read; so this one is written for them.
'use strict';
var major = Number(process.versions.node.split('.')[0]);
if (major < 20) {
  console.error(
    'Handler Doctor needs Node 20 or later; this is Node ' +
      process.versions.node +
      '. Get a current one from https://nodejs.org and run the command again.',
  );
  process.exit(1);
}
