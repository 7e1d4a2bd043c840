import type { HandlerClass } from '../../site/handlerMap.js';
import { folderOf } from '../../text/path.js';
import { type DisplayPath, displayPathFrom } from '../displayPath.js';
import type { Explanation } from '../explain.js';
import type { ExplainedLine, Led, Needs, ServedAs } from '../explainedAnswer.js';
import type { Outside } from '../outside.js';
import { type Style, styleOf } from '../style.js';
import { labelled } from '../text/paragraph.js';
import { shellWord } from '../text/shellWord.js';
import { visible } from '../text/visible.js';
import { jsonText } from './json.js';

const meanings: Readonly<Record<Exclude<HandlerClass, 'refused' | 'forbidden'>, string>> = {
  'per-request': 'every request starts a new process',
  persistent: 'a program that stays in memory answers',
  static: 'the file is sent as it is',
  'source-disclosed': "visitors get the program's source",
};

const noAddress =
  'none that is known: the file lies outside of DocumentRoot, and no Alias or ScriptAlias leads to it. What follows is what visitors would get if one did.';

const meaningOf = ({ class: served, status }: ServedAs): string =>
  served === 'refused' || served === 'forbidden'
    ? `every request is answered with ${status}`
    : meanings[served];

/** PHP, and what hosts have set up for it, is handed on by lines that are not part of the site. */
const handlerOf = ({ handler, class: served }: ServedAs): string =>
  handler ?? (served === 'persistent' ? "the server's own configuration" : "Apache's own default");

export function explanationsAsText(
  explanations: readonly Explanation[],
  { terminal, currentFolder }: Outside,
): string {
  const style = styleOf(terminal);
  const displayPath = displayPathFrom(currentFolder);
  const entry = (label: string, text: string): readonly string[] =>
    labelled(label, text, { indent: 2, hanging: 11, width: terminal.width, paint: style.quiet });
  const led = ({ path, pathInfo, outcome }: Led): readonly string[] => [
    ...(path === null ? [] : entry('file', displayPath(path))),
    ...(path === null || pathInfo === '' ? [] : entry('behind', `${pathInfo} (PATH_INFO)`)),
    ...(outcome === null ? [] : entry('answer', outcome)),
  ];
  const servedAs = (label: string, served: ServedAs): readonly string[] => [
    ...(served.led === undefined ? [] : led(served.led)),
    ...entry(label, `${handlerOf(served)}: ${meaningOf(served)} (${served.class})`),
    ...served.chain.flatMap((line) => chainLine(line, displayPath, style, entry)),
    ...(served.needs === null ? [] : entry('needs', needsInWords(served.needs))),
    ...(served.costs === null ? [] : entry('costs', served.costs)),
  ];
  if (explanations.length === 0)
    return 'No program here, neither one that a handler serves nor one that is sent as it is.\n';
  const blocks = explanations.map(({ path, url, answer, error }) => [
    style.place(visible(url ?? displayPath(path ?? ''))),
    ...(error === null ? [] : entry('error', error)),
    ...(answer?.address === undefined ? [] : entry('address', answer.address ?? noAddress)),
    ...(answer === null ? [] : servedAs('handler', answer)),
    ...(answer === null || path === null
      ? []
      : changeFor(answer, displayPath(folderOf(path))).flatMap((text) => entry('change', text))),
    ...(answer?.otherwise == null ? [] : servedAs('or', answer.otherwise)),
  ]);
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function chainLine(
  { path, line, text, effect, overruled }: ExplainedLine,
  displayPath: DisplayPath,
  style: Style,
  entry: (label: string, text: string) => readonly string[],
): readonly string[] {
  const place = `${displayPath(path)}:${line}`;
  const written = `${' '.repeat(11)}`;
  if (overruled === null) {
    return [...entry('because', `${place}  ${effect}`), `${written}${style.command(visible(text))}`];
  }
  const { by } = overruled;
  const winner = by === null ? 'left out' : `overruled by ${displayPath(by.path)}:${by.line}`;
  return [...entry('not', `${place}  ${effect}: ${winner}`), `${written}${style.struck(visible(text))}`];
}

function needsInWords({ modules, loaded, execCgi }: Needs): string {
  const names = modules.map((group) => group.map((name) => `mod_${name}`).join(' or ')).join(' and ');
  const has = {
    yes: `${names}, which the server has`,
    no: `${names}, which the server lacks`,
    maybe: `${names} (the profile does not say whether it is loaded)`,
  };
  const option =
    execCgi === null ? [] : [`Options ExecCGI, which is ${execCgi ? 'in force' : 'not in force'}`];
  return [...(modules.length === 0 ? [] : [has[loaded]]), ...option].join('; ');
}

/** What would make it otherwise, where a person may want that. */
function changeFor({ class: served, needs }: ServedAs, folder: string): readonly string[] {
  switch (served) {
    case 'per-request':
      return [
        `"handler-doctor convert ${shellWord(folder)} --list" names what would keep the program in memory, and what each way needs.`,
      ];
    case 'source-disclosed':
      return needs?.loaded === 'no'
        ? [
            'Hand the file to a handler that the server has, or load the module. Until then deny access to it.',
          ]
        : ['Hand the file to a handler, or deny access to it.'];
    case 'forbidden':
      return needs?.execCgi === false ? ['"Options +ExecCGI" would let the handler run it.'] : [];
    case 'refused':
      return ['"handler-doctor check" says how to mend the line.'];
    case 'persistent':
    case 'static':
      return [];
  }
}

export function explanationsAsJson(explanations: readonly Explanation[], { currentFolder }: Outside): string {
  const displayPath = displayPathFrom(currentFolder);
  const files = explanations.map(({ path, url, answer, error }) => ({
    ...(url === undefined ? {} : { url }),
    path: path === null ? null : displayPath(path),
    ...(answer === null
      ? { handler: null, class: null, because: [], otherwise: null }
      : {
          ...(answer.address === undefined ? {} : { address: answer.address }),
          ...servedAsJson(answer, displayPath),
          otherwise: answer.otherwise === null ? null : servedAsJson(answer.otherwise, displayPath),
        }),
    ...(error === null ? {} : { error }),
  }));
  return jsonText({ version: 1, files });
}

function servedAsJson(
  { handler, class: served, status, led, chain, needs, costs }: ServedAs,
  displayPath: DisplayPath,
): object {
  const lineOf = ({ path, line, text, effect }: ExplainedLine): object => ({
    path: displayPath(path),
    line,
    text,
    effect,
  });
  return {
    handler,
    class: served,
    status,
    ...(led !== undefined && {
      path: led.path === null ? null : displayPath(led.path),
      pathInfo: led.pathInfo,
      outcome: led.outcome,
    }),
    because: chain.filter(({ overruled }) => overruled === null).map(lineOf),
    chain: chain.map((each) => ({
      ...lineOf(each),
      overruled: each.overruled !== null,
      ...(each.overruled?.by != null && {
        overruledBy: { ...each.overruled.by, path: displayPath(each.overruled.by.path) },
      }),
    })),
    needs,
    costs,
  };
}
