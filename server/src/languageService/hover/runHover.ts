import { handlerWords } from '../../apache/handlerWords.js';
import type { Resolution } from '../../site/handlerMap.js';
import { type Block, code, type Inline, list, paragraph, strong } from '../richText.js';
import { lineInWords } from './lineInWords.js';

/** How the server runs a script, and the lines that have it so: once for each way that the profile leaves open. */
export function runBlocks(resolutions: readonly Resolution[], path: string, root: string): readonly Block[] {
  const ways = distinct(resolutions, path, root);
  return ways.flatMap((way, index): readonly Block[] => [
    paragraph(
      strong(index === 0 ? 'How it is run' : 'Or, as the modules of the server are not known'),
      ': ',
      ...runInWords(way),
    ),
    ...(way.because.length === 0
      ? []
      : [
          list(
            ...way.because.map((line): readonly Inline[] => [
              ...lineInWords(line, path, root),
              ` ${line.effect}.`,
            ]),
          ),
        ]),
  ]);
}

/** Those that a visitor can tell apart. */
function distinct(resolutions: readonly Resolution[], path: string, root: string): readonly Resolution[] {
  const byWords = new Map<string, Resolution>();
  for (const each of resolutions) {
    const lines = each.because.map((line) => lineInWords(line, path, root));
    const words = JSON.stringify([runInWords(each), lines]);
    if (!byWords.has(words)) byWords.set(words, each);
  }
  return [...byWords.values()];
}

function runInWords({ class: served, handler, status, rewrittenTo, action }: Resolution): readonly Inline[] {
  if (rewrittenTo !== null) return ['it is not: a rewrite rule has another file answer.'];
  if (action !== null) return ['the program ', code(action.program), ' answers for it.'];
  const by: readonly Inline[] = handler === null ? [] : [' by the handler ', code(handler)];
  switch (served) {
    case 'per-request':
      return ['the server starts it anew for every request,', ...by, '. ', costsOf(handler)];
    case 'persistent':
      return ['a program that stays in memory answers', ...by, '. ', costsOf(handler)];
    case 'static':
      return ['not at all; the file is sent as it is.'];
    case 'source-disclosed':
      return ['not at all; visitors get its source.'];
    case 'refused':
    case 'forbidden':
      return [`not at all; every request is answered ${status ?? (served === 'forbidden' ? 403 : 500)}.`];
  }
}

const costsOf = (handler: string | null): string =>
  handler === null ? '' : (handlerWords(handler)?.costs ?? '');
