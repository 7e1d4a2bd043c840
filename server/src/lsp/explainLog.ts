import { logPage } from '../languageService/logExplanation.js';
import { markdownOf, plainTextOf } from '../languageService/richText.js';
import { LogReader } from '../serverLog/logReader.js';
import { diagnoseAll } from '../serverLog/logSubjects.js';
import { uriOf } from './paths.js';
import type { ExplainLogResult } from './protocol.js';
import type { Workspace } from './workspace.js';

/** UTF-16 units of a log that an editor sends; for more there is the command line. */
const longest = 4_000_000;

/**
 * What lines of a server's log mean, looked at with the workspace folder that shows the most of them.
 *
 * @param argument an `ExplainLogArgument`, from wherever it comes.
 */
export async function explainLog(
  argument: unknown,
  workspace: Workspace,
  pageOf: (rule: string) => string,
): Promise<ExplainLogResult> {
  const text = typeof argument === 'object' && argument !== null ? Reflect.get(argument, 'text') : undefined;
  const reader = new LogReader();
  for (const line of typeof text === 'string' ? text.slice(0, longest).split(/\r?\n/) : []) reader.read(line);
  const summary = reader.finish();
  const sites = await Promise.all(workspace.sitesAtHand().map((site) => diagnoseAll(summary.groups, site)));
  const shown = (diagnoses: (typeof sites)[number]): number =>
    diagnoses.filter(({ standing }) => standing === 'shown').length;
  const [best] = [...sites].sort((a, b) => shown(b) - shown(a));
  const diagnoses = best ?? (await diagnoseAll(summary.groups, nowhere));
  const blocks = logPage({ summary, diagnoses }, { uriOf, pageOf });
  return { markdown: markdownOf(blocks), text: plainTextOf(blocks), blocks };
}

/** Where no folder is open. */
const nowhere = {
  files: { read: async () => null, stat: async () => null, list: async () => [] },
  folder: '/',
  documentRoot: null,
  mostEntries: 0,
  load: async () => null,
  whole: async () => [],
};
