import { describeVerdicts } from '../../../support/describeVerdicts.js';

const action =
  "first argument must be 'add', 'set', 'setifempty', 'append', 'merge', 'unset', 'echo', 'note', 'edit', or 'edit*'.";

describeVerdicts('Header', [
  ['Header set X-Frame-Options DENY', null],
  ['Header always SET X-Frame-Options: "DENY" env=FRAMED', null],
  ['Header onsuccess unset ETag', null],
  ['Header unset ETag early', null],
  ['Header echo ^TS env=!QUIET', null],
  ['Header', action],
  ['Header sets X-A b', action, 'sets'],
  ['Header X-Frame-Options DENY', action, 'X-Frame-Options'],
  ['Header early set X-A b', action, 'early'],
  ['Header always onsuccess set X-A b', action, 'onsuccess'],
  ['Header set X-A', 'Header requires three arguments'],
  ['Header set X-Powered-By My Own Server', 'Too many arguments to directive'],
  ['Header set X-A b # why', 'Too many arguments to directive'],
  ['Header set X-A b c', 'Unknown parameter: c', 'c'],
  ['Header set X-A b #', 'Unknown parameter: #', '#'],
  ['Header set X-A b ""', 'Unknown parameter: '],
  ['Header unset X-A # why', 'header unset takes two arguments'],
  ['Header unset X-A #', 'Unknown parameter: #', '#'],
  ['Header echo X-A b c', 'Header echo takes two arguments'],
  ['Header set A b c d e f', 'Header has too many arguments'],
  ['Header edit X-A b', 'Header edit requires a match and a substitution'],
  ['Header edit* X-A b "c d" env=E', null],
  ['Header edit X-A b c d', 'Unknown parameter: d', 'd'],
  ['Header edit X-A b %c', 'Unrecognized header format %c', '%c'],
]);

const missingVariable =
  'error: missing environment variable name. envclause should be in the form env=envar ';

describeVerdicts("Header's condition", [
  ['Header set X-A b env=', missingVariable, 'env='],
  ['Header set X-A b ENV=!', missingVariable, 'ENV=!'],
  ['Header set X-A b "env=!E"', null],
  ['Header set X-A b env', 'Unknown parameter: env', 'env'],
]);

describeVerdicts("Header's value", [
  ['Header set X-A "%t %D %{NAME}e %{HTTPS}s 100%% %l%i%b"', null],
  ['Header set X-A 100%', null],
  ['Header set X-A "%{NAME}}}e"', null],
  ['Header set X-A "50% off"', 'Unrecognized header format % ', '% '],
  ['Header set X-A "a %{NAME}x"', 'Unrecognized header format %x', '%{NAME}x'],
  ['Header set X-A %{NAME', 'Unrecognized header format %', '%{NAME'],
  ['Header set X-A %{A}%', 'Unrecognized header format %%', '%{A}%'],
  // The server sees bytes, and quotes the first of a character.
  ['Header set X-A %ü', 'Unrecognized header format %\\xc3', '%ü'],
]);

describeVerdicts('RequestHeader', [
  ['RequestHeader set X-A b early', null],
  ['RequestHeader unset Proxy', null],
  ['RequestHeader always set X-A b', action, 'always'],
  ['RequestHeader echo X-A', 'Header echo only valid on Header directives', 'echo'],
  ['RequestHeader note X-A b', "RequestHeader does not support the 'note' action", 'note'],
]);
