import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConversionTarget } from '../../server/src/conversions/conversion.js';
import { type PrivateApache, startPrivateApache } from '../../server/src/measure/privateApache.js';
import { applyChanges } from '../../server/src/platform/node/applyChanges.js';
import { nodeProjectFiles } from '../../server/src/platform/node/projectFiles.js';
import { convertSite } from './convertSite.js';
import { repositoryRoot } from './repository.js';
import { type Answer, ask, type VisitorRequest } from './servedSite.js';

/** CGI scripts of many kinds, each of which runs under Python 3. */
export const scriptsFolder = join(repositoryRoot, 'test/conversions/scripts');
export const scripts = readdirSync(scriptsFolder).filter((name) => name.endsWith('.py'));

/** Every script is asked all of these, whatever it makes of them. */
const visits = (script: string): readonly VisitorRequest[] => [
  { path: script },
  { path: `${script}?name=W%C3%B6rld&x=1&x=%3Cb%3E` },
  { path: `${script}?missing` },
  { path: `${script}?stop` },
  { path: `${script}?edit` },
  { path: `${script}?0` },
  { path: `${script}?4` },
  { path: `${script}/p%C3%A4th/info?a=b` },
  { path: script, headers: { Cookie: 'visits=41; a=b', 'Accept-Language': 'de, en' } },
];

/** Only those that read it are sent a body: mod_cgid may drop the connection of one that is left unread. */
function posts(script: string): readonly VisitorRequest[] {
  const source = readFileSync(join(scriptsFolder, script), 'utf8');
  const form = {
    path: script,
    post: 'name=P%C3%B6st&x=2&text=a%0D%0Ab',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
  };
  const json = {
    path: script,
    post: '{"line": 1,\r\n"ä": 2}',
    headers: { 'Content-Type': 'application/json' },
  };
  if (/\bstdin\b/.test(source)) return [form, json];
  return /\bFieldStorage\b/.test(source) ? [form] : [];
}

export const allRequests: readonly VisitorRequest[] = scripts.flatMap((script) => [
  ...visits(script),
  ...posts(script),
]);

export async function convertOnDisk(folder: string, target: ConversionTarget): Promise<void> {
  const outcome = await convertSite(nodeProjectFiles, folder, target);
  assert.equal(outcome.kind, 'converted', outcome.kind === 'declined' ? outcome.reason : '');
  if (outcome.kind === 'converted') {
    await applyChanges(outcome.changes, { root: folder, backupFolder: null });
  }
}

export async function withApache<T>(
  documentRoot: string,
  modules: readonly string[],
  use: (server: PrivateApache) => Promise<T>,
): Promise<T> {
  const server = await startPrivateApache({ documentRoot, modules });
  try {
    return await use(server);
  } finally {
    await server.stop();
  }
}

/** The answers to all requests, one after the other. An error page differs by who writes it; that it is one does not. */
export async function answersTo(
  url: string,
  requests: readonly VisitorRequest[],
): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const request of requests) {
    const answer = await ask(url, request);
    answers.push(answer.status >= 500 ? { status: answer.status, headers: [], body: '' } : answer);
  }
  return answers;
}

export function assertSameAnswers(
  requests: readonly VisitorRequest[],
  before: readonly Answer[],
  after: readonly Answer[],
): void {
  for (const [index, request] of requests.entries()) {
    assert.deepEqual(after[index], before[index], JSON.stringify(request));
  }
}
