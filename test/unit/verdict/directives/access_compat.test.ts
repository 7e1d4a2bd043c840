import { describeVerdicts } from '../../../support/describeVerdicts.js';

const from = "allow and deny must be followed by 'from'";
const address = 'The specified IP address is invalid.';
const mask = 'The specified network mask is invalid.';
const comment = 'No comments are allowed here';

describeVerdicts('Allow and Deny', [
  ['Allow from all', null],
  ['deny FROM .example.org 10. 192.168.0.0/16 2001:db8::/32 env=a env=!b', null],
  ['Allow for all', from, 'for'],
  ['Deny all from', from, 'all'],
  ['Deny all ""', null],
  ['Allow from example.org/24', 'An IP address was expected', 'example.org/24'],
  ['Allow from /24', 'An IP address was expected', '/24'],
  ['Allow from 10.0.0.0/33', mask, '10.0.0.0/33'],
  ['Allow from 10.0.0.0/', mask, '10.0.0.0/'],
  ['Allow from 10.0/16', address, '10.0/16'],
  ['Allow from all 1.2.3.4.5', address, '1.2.3.4.5'],
  ['Allow from a:b', address, 'a:b'],
  ['Allow from 1.2.3.4,', null],
  ['Allow from all # why', comment, '#'],
  ['Allow from all #why', comment, '#why'],
  ['Allow from env=#', null],
]);

describeVerdicts('Order and Satisfy', [
  ['Order Deny,Allow', null],
  ['Order mutual-failure', null],
  ['Order "allow, deny"', 'unknown order', 'allow, deny'],
  ['Order allow;deny', 'unknown order', 'allow;deny'],
  ['Satisfy Any', null],
  ['Satisfy either', "Satisfy either 'any' or 'all'.", 'either'],
]);
