import { endOfOutput } from './logLines.js';
import { casesOf, type ScriptCase } from './scriptCase.js';
import { perl, python, withMode } from './uploads.js';

const { well, refused } = casesOf('suexec');
const rule = 'unsafe-permissions';

const page = python`
print("Content-Type: text/html\n")
print("<p>hello")
`;
const perlPage = perl`
print "Content-Type: text/html\n\n<p>hello";
`;

/** Cases of a server that runs programs as their owner: for these alone there is one. */
export const suexecCases: readonly ScriptCase[] = [
  refused('writable for the group', withMode(0o775, page), endOfOutput, rule),
  refused('writable for all', withMode(0o777, perlPage), endOfOutput, rule),
  refused('writable for others alone', withMode(0o757, page), endOfOutput, rule),
  refused('setuid', withMode(0o4755, page), endOfOutput, rule),
  refused('setgid', withMode(0o2755, perlPage), endOfOutput, rule),
  well('0755', page),
  well('0700, for it is the owner who runs it', withMode(0o700, perlPage)),
  well('0555', withMode(0o555, page)),
];
