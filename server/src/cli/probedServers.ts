import { knownModules } from '../apache/moduleNames.js';
import { askLoopback, type LoopbackAnswer, loopbackAddress } from '../platform/node/loopback.js';
import { enginePath } from '../platform/node/paths.js';
import { type Answer, type Answers, ProbeAnswersError, readAnswers } from '../probe/answers.js';
import { plain } from '../probe/controls.js';
import { markOf, type Probe, pathOf } from '../probe/probe.js';
import { type ProbedServer, probedServer } from '../probe/probedServer.js';
import { topFolder } from '../probe/probeFolder.js';
import { probes } from '../probe/probes.js';
import { decodeKept } from '../text/decode.js';
import { UsageError } from './exitStatus.js';
import type { Outside } from './outside.js';
import { shellWord } from './text/shellWord.js';
import { visible } from './text/visible.js';

/**
 * What the answers in a file tell.
 *
 * @throws {UsageError} where it is not there or tells nothing.
 */
export async function serverByAnswers(name: string, outside: Outside): Promise<ProbedServer> {
  const bytes =
    name === '-'
      ? await outside.standardInput()
      : await read(enginePath(name, outside.currentFolder), outside);
  if (bytes === null) throw new UsageError(`--from-answers: there is no file ${name}`);
  return meaningOf(name === '-' ? 'standard input' : name, () => readAnswers(decodeKept(bytes)));
}

const read = (path: string, { files }: Outside): Promise<Uint8Array | null> =>
  files.read(path).catch((error: Error) => {
    throw new UsageError(`--from-answers: ${error.message}`, { cause: error });
  });

/**
 * Asks a server on this machine.
 *
 * @throws {UsageError} where the URL leads elsewhere: a person has to ask there.
 */
export async function serverByUrl(written: string): Promise<ProbedServer> {
  const url = URL.canParse(written) ? new URL(written) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(
      `--from-url: ${visible(written)} is no URL that begins with http:// or https://: give that of the folder ${topFolder('...')}`,
    );
  }
  const address = await loopbackAddress(url);
  if (address === null) throw new UsageError(elsewhere(url));
  const answers = await ask(url, address);
  return meaningOf(`--from-url ${url}`, () => answers);
}

const elsewhere = (
  url: URL,
): string => `--from-url asks only servers on this machine (localhost, 127.0.0.1, ::1), and ${url.hostname} is another.
Ask it yourself, with the script that lies beside the probes, and hand over the answers:

  sh ask.sh ${shellWord(url.href)} > answers.txt
  handler-doctor profile --from-answers answers.txt > host.json

The script is in the folder that --probe wrote, and needs curl.`;

/** A few at a time: a server has few processes where it is set up for one person. */
const together = 4;
const patience = 10_000;

async function ask(url: URL, address: string): Promise<Answers> {
  const folder = url.pathname.replace(/\/*$/, '');
  const byPath = new Map<string, Answer>();
  const askOne = async (probe: Probe): Promise<LoopbackAnswer | null> => {
    const place = new URL(url);
    place.pathname = `${folder}/${pathOf(probe)}`;
    const answer = await askLoopback(place, address, patience).catch(() => null);
    byPath.set(pathOf(probe), answerOf(probe, answer));
    return answer;
  };
  const first = await askOne(plain);
  // Where not even that is served the other answers would mean nothing, and may each take their time.
  const waiting = byPath.get(pathOf(plain))?.text === markOf(plain.name) ? [...probes] : [];
  const askOthers = async (): Promise<void> => {
    for (let probe = waiting.shift(); probe !== undefined; probe = waiting.shift()) await askOne(probe);
  };
  await Promise.all(Array.from({ length: together }, askOthers));
  return { byPath, server: first?.server ?? '' };
}

/** The mark of the probe asked for, and of no other. */
function answerOf({ name }: Probe, answer: LoopbackAnswer | null): Answer {
  if (answer === null) return { status: null, text: '' };
  const mark = markOf(name);
  const isMarked = new RegExp(`${mark}(?![a-z0-9-])`).test(answer.body);
  return { status: answer.status, text: isMarked ? mark : answer.location };
}

function meaningOf(source: string, answers: () => Answers): ProbedServer {
  try {
    return probedServer(answers());
  } catch (error) {
    if (!(error instanceof ProbeAnswersError)) throw error;
    throw new UsageError(`${source}: ${visible(error.message)}`, { cause: error });
  }
}

/** What was seen, and what to do now. */
export function toldByProbes(server: ProbedServer): string {
  const { software, version, modules, notes } = server;
  const name = software === 'litespeed' ? 'LiteSpeed' : version === null ? 'An Apache' : `Apache ${version}`;
  const loaded =
    modules === null ? '' : `, with ${modules.length} of the ${knownModules.length} modules asked after`;
  return [
    `${name}${loaded}.`,
    ...lineOf('AllowOverride', server.allowOverride),
    ...lineOf('AllowOverrideList', server.allowOverrideList),
    ...lineOf('In force: Options', server.options),
    ...notes,
    ...(software === 'apache' ? notAsked(modules) : []),
    'Remove the folder of probes from the host now.',
  ].join('\n');
}

const lineOf = (name: string, words: readonly string[] | null): readonly string[] =>
  words === null || words.length === 0 ? [] : [`${name} ${words.join(' ')}`];

const notAsked = (modules: readonly string[] | null): readonly string[] => [
  'Not asked: what is defined, the environment, the interpreters. Where you know them, write them in place of null.',
  ...(modules === null
    ? []
    : [
        'A module that Handler Doctor does not know is not seen: add it where you know that the host has it.',
      ]),
];
