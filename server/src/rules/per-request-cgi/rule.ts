import type { Resolution } from '../../site/handlerMap.js';
import type { ScriptLanguage } from '../../syntax/script/entrypointScript.js';
import { folderOf, relative } from '../../text/path.js';
import type { HtaccessContext, HtaccessRule } from '../rule.js';
import { type HandingLine, handingLines } from '../shared/handingLines.js';
import { isKeptFromRunning } from '../shared/keptFromRunning.js';
import { inWords, quoted } from '../shared/wording.js';

/**
 * A line that makes the server start a process for every request. Silent where a persistent handler, guarded
 * by its module, takes the line's files in the fullest world, and where nothing is run at all.
 */
export const perRequestCgi: HtaccessRule = {
  name: 'per-request-cgi',
  target: 'htaccess',
  severity: 'warning',
  summary: 'A line makes the server start a new process for every request.',

  *check({ file, site, profile }: HtaccessContext) {
    for (const line of handingLines(site, file, profile)) {
      if (line.facts?.runs !== 'per-request' || line.example === null) continue;
      if (isKeptFromRunning(line)) continue;
      if (line.example.resolutions.every(startsNothing)) continue;
      const scripts = line.handed.map(({ file: script }) => script);
      const names = scripts.map(({ path }) => quoted(relative(folderOf(file.path), path)));
      const program = programs.get(commonLanguage(line)) ?? noProgram;
      yield {
        span: line.word.span,
        message: {
          what: `Every request for ${quoted(line.selects)}${
            names.length === 0 ? '' : ` (here: ${inWords(names)})`
          } starts a new ${program.name}process.`,
          why: `${program.cost}; a program that stays in memory answers in less than 1 ms.`,
          remedy: 'Hand the files to a handler that keeps the program running; the fixes on offer do it.',
        },
        related: scripts.slice(0, 20).map(({ path, script }) => ({
          path,
          span: script.shebang?.span ?? { start: 0, end: 0 },
          message: 'started anew for every request',
        })),
        // Every conversion there is leads to a module of Apache's, or to its way to pass requests on.
        ...(profile.software === 'apache' && { invites: { file, line: line.directive, scripts } }),
      };
    }
  },
};

/** No module that could run the file is loaded, or nobody may ask for it. */
const startsNothing = ({ class: served, denied }: Resolution): boolean =>
  served === 'source-disclosed' || denied !== null;

interface Program {
  /** Behind it a space, so that it can be left out. */
  readonly name: string;
  readonly cost: string;
}

const noProgram: Program = {
  name: '',
  cost: 'A program has to be loaded and started before its code runs',
};

/** Measured with a page that says hello, on the server that the facts come from. */
const programs: ReadonlyMap<ScriptLanguage | null, Program> = new Map([
  ['python', { name: 'Python ', cost: 'The interpreter takes about 30 ms to start before your code runs' }],
  ['perl', { name: 'Perl ', cost: 'The interpreter takes about 10 ms to start before your code runs' }],
  ['php', { ...noProgram, name: 'PHP ' }],
  ['ruby', { ...noProgram, name: 'Ruby ' }],
  ['node', { ...noProgram, name: 'Node ' }],
  ['shell', { ...noProgram, name: 'shell ' }],
]);

function commonLanguage({ handed }: HandingLine): ScriptLanguage | null {
  const languages = new Set(handed.map(({ file }) => file.script.language));
  const [only] = languages;
  return languages.size === 1 && only !== undefined ? only : null;
}
