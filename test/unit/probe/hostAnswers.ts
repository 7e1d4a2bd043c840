import { readsHtaccess } from '../../../server/src/apache/overrides.js';
import type { ServerProfile } from '../../../server/src/apache/profile.js';
import type { Answer, Answers } from '../../../server/src/probe/answers.js';
import { markOf, type Probe, pathOf } from '../../../server/src/probe/probe.js';
import { probes } from '../../../server/src/probe/probes.js';
import { parseHtaccess } from '../../../server/src/syntax/htaccess/parser.js';
import { firstRefusal, refusalsIn } from '../../../server/src/verdict/refusals.js';

const served = ({ name }: Probe): Answer => ({ status: 200, text: markOf(name) });
export const refused: Answer = { status: 500, text: '' };

/** What a host answers to the probes, each as `change` makes it out of the file that is served. */
export const answersOf = (change: (probe: Probe) => Answer | null, server = ''): Answers => ({
  server,
  byPath: new Map(probes.map((probe) => [pathOf(probe), change(probe) ?? served(probe)])),
});

/** What an Apache of a profile answers, as our own engine has it. Of Options in force it knows nothing: 404. */
export const apacheAnswers = (profile: ServerProfile): Answers =>
  answersOf((probe) => {
    if (!probe.strict && probe.name.startsWith('force-')) return { status: 404, text: '' };
    const isRead = probe.htaccess !== null && readsHtaccess(profile);
    return isRead && firstRefusal(refusalsIn(parseHtaccess(probe.htaccess), profile)) !== null
      ? refused
      : null;
  }, 'Apache');
