import { handlerModules, isHandlerLoaded } from '../../apache/handlerModules.js';
import { type HandlerFacts, handlerFacts } from '../../apache/handlers.js';
import { handlerWords } from '../../apache/handlerWords.js';
import type { ServerProfile, Truth } from '../../apache/profile.js';
import { type HandingLine, handingLines } from '../../rules/shared/handingLines.js';
import type { Resolution } from '../../site/handlerMap.js';
import { folderOf, relative } from '../../text/path.js';
import { touches } from '../../text/span.js';
import { type Block, code, type Inline, list, paragraph, strong } from '../richText.js';
import type { HoverContext, HoverPart } from './hoverContext.js';
import { lineInWords } from './lineInWords.js';

/** Scripts named one by one; of more, the number. */
const mostNamed = 5;

/** The handler's name under the cursor: what it does to each request, what it costs, what it needs and has. */
export function handlerHover(context: HoverContext, offset: number): HoverPart | null {
  const { linted, site, settings } = context;
  const file = site.htaccess.get(folderOf(linted.path));
  if (file?.path !== linted.path) return null;
  const line = handingLines(site, file, settings.profile).find(({ word }) => touches(word.span, offset));
  if (line === undefined) return null;
  const facts = line.facts ?? handlerFacts(line.handler);
  const words = handlerWords(line.handler);
  const name: Inline = strong(line.word.value);
  if (facts === null) {
    return {
      span: line.word.span,
      blocks: [
        paragraph(name, ': no module that we know brings a handler of this name.'),
        paragraph('The server says nothing about it, and sends such files as they are: their source code.'),
      ],
    };
  }
  return {
    span: line.word.span,
    blocks: [
      paragraph(name, runsInWords[facts.runs]),
      ...(words === null ? [] : [paragraph(words.does), paragraph(words.costs)]),
      needsOf(line, facts, settings.profile, linted.path, site.root),
      ...reachOf(line, linted.path),
    ],
  };
}

const runsInWords: Readonly<Record<HandlerFacts['runs'], string>> = {
  'per-request': ': starts a process for every request',
  persistent: ': keeps the program in memory',
  'built-in': ': a handler of the server itself',
};

function needsOf(
  line: HandingLine,
  facts: HandlerFacts,
  profile: ServerProfile,
  path: string,
  root: string,
): Block {
  const items: (readonly Inline[])[] = [];
  const groups = handlerModules(line.handler, facts);
  if (groups.length > 0) {
    items.push(moduleInWords(groups, isHandlerLoaded(line.handler, facts, profile), profile));
  }
  if (facts.needsExecCgi) items.push(execCgiInWords(line.example?.resolutions[0], path, root));
  return items.length > 0 ? list(...items) : paragraph('It needs no module.');
}

/** Of each group one will do. */
function moduleInWords(
  groups: readonly (readonly string[])[],
  loaded: Truth,
  profile: ServerProfile,
): readonly Inline[] {
  const names = groups.flatMap((group, index): readonly Inline[] => [
    ...(index === 0 ? [] : [' and ']),
    ...group.flatMap((name, at): readonly Inline[] => [...(at === 0 ? [] : [' or ']), code(`mod_${name}`)]),
  ]);
  return ['Needs ', ...names, stateOf(loaded, profile)];
}

function stateOf(loaded: Truth, { name }: ServerProfile): string {
  switch (loaded) {
    case 'yes':
      return `: the profile "${name}" has it.`;
    case 'no':
      return `: the profile "${name}" lacks it, so visitors get the source code.`;
    case 'maybe':
      return ': nothing says whether this server has it. Without it visitors get the source code.';
  }
}

function execCgiInWords(resolution: Resolution | undefined, path: string, root: string): readonly Inline[] {
  const needs: readonly Inline[] = ['Needs ', code('Options ExecCGI'), ': '];
  if (resolution === undefined) return [...needs, 'without it the answer is 403.'];
  const { on, line } = resolution.execCgi;
  const by = line === null ? [] : [' by ', ...lineInWords(line, path, root)];
  if (on) {
    return line === null
      ? [...needs, 'in force by the server’s own configuration.']
      : [...needs, 'in force', ...by, '.'];
  }
  return line === null
    ? [...needs, 'not in force, so the answer is 403.']
    : [...needs, 'switched off', ...by, ', so the answer is 403.'];
}

function reachOf(line: HandingLine, path: string): readonly Block[] {
  if (line.example === null) {
    return [paragraph('Another line takes all files that this one speaks of: it decides on none.')];
  }
  const scripts = line.handed.map(({ file }) => relative(folderOf(path), file.path));
  if (scripts.length === 0) return [];
  const named = scripts
    .slice(0, mostNamed)
    .flatMap((script, index): Inline[] => [...(index === 0 ? [] : [', ']), code(script)]);
  const rest = scripts.length - mostNamed;
  return [paragraph('In force here for ', ...named, rest > 0 ? ` and ${rest} more.` : '.')];
}
