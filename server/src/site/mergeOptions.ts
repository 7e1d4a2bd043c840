import { type ConfigLine, linesNamed } from './configBlock.js';
import type { ConfigLevel } from './configTree.js';
import type { DecidingLine } from './decidingLine.js';

export interface OptionsInForce {
  /** Lower case, as `execcgi`. */
  readonly options: ReadonlySet<string>;
  /** The line that last decided on each option that a line speaks of. */
  readonly lines: ReadonlyMap<string, DecidingLine>;
  /** What was last written with `+` or `-`, which a level below is merged with once more, and by which line. */
  readonly signed: ReadonlyMap<string, SignedOption>;
}

/** Nothing in force, and no line that speaks of it. */
export const noOptions: OptionsInForce = { options: new Set(), lines: new Map(), signed: new Map() };

interface SignedOption {
  readonly on: boolean;
  readonly line: DecidingLine;
}

const names = ['ExecCGI', 'FollowSymLinks', 'Includes', 'Indexes', 'MultiViews', 'SymLinksIfOwnerMatch'];

/** All that a line without signs sets anew, MultiViews aside. */
const setAnew = names.filter((name) => name !== 'MultiViews').map((name) => name.toLowerCase());

/** What `Options All` stands for (`OPT_ALL` of the server's `http_core.h`; seen on a real 2.4.71). */
const all = setAnew.filter((name) => name !== 'symlinksifownermatch');

/**
 * With `+` and `-` a line changes what is in force; without signs it replaces it (manual, core, Options).
 *
 * What is written with a sign stays in force for the levels below, even where a line without signs stands behind it
 * in the same file (`set_options` and `merge_core_dir_configs` of the server's `core.c`): "Options +ExecCGI" and
 * "Options None" leave a file's own folder without ExecCGI, and give it to sections, and to the folders below
 * that have a .htaccess with a line of the core's.
 */
export function mergeOptions(above: OptionsInForce, { block, section }: ConfigLevel): OptionsInForce {
  const level = levelOptions(linesNamed(block, 'Options'));
  if (level === null) {
    const isMerged = section !== null || block.hasCore;
    return above.signed.size === 0 || !isMerged ? above : withSigned(above, above.signed);
  }
  if (level.isAnew) return level;
  return withSigned(above, new Map([...above.signed, ...level.signed]));
}

/** What the lines of one level come to by themselves; null where there are none. */
function levelOptions(
  written: readonly ConfigLine[],
): (OptionsInForce & { readonly isAnew: boolean }) | null {
  if (written.length === 0) return null;
  const options = new Set<string>();
  const lines = new Map<string, DecidingLine>();
  const signed = new Map<string, SignedOption>();
  let isAnew = false;
  for (const { path, directive } of written) {
    const words = directive.arguments.map(({ value }) => value.toLowerCase());
    const deciding = (effect: string): DecidingLine => ({ path, directive, effect });
    if (!words.some((word) => /^[+-]/.test(word))) {
      isAnew = true;
      options.clear();
      for (const option of setAnew) {
        lines.set(option, deciding(`sets the Options anew, without ${writtenAs(option)}`));
      }
    }
    for (const word of words) {
      const on = !word.startsWith('-');
      for (const option of meantBy(word.replace(/^[+-]/, ''))) {
        const line = deciding(`switches ${writtenAs(option)} ${on ? 'on' : 'off'}`);
        lines.set(option, line);
        if (on) options.add(option);
        else options.delete(option);
        if (/^[+-]/.test(word)) signed.set(option, { on, line });
      }
    }
  }
  return { options, lines, signed, isAnew };
}

function withSigned(above: OptionsInForce, signed: ReadonlyMap<string, SignedOption>): OptionsInForce {
  const options = new Set(above.options);
  const lines = new Map(above.lines);
  for (const [option, { on, line }] of signed) {
    if (on) options.add(option);
    else options.delete(option);
    lines.set(option, line);
  }
  return { options, lines, signed };
}

function meantBy(word: string): readonly string[] {
  if (word === 'none') return [];
  return word === 'all' ? all : [word];
}

const writtenAs = (option: string): string => names.find((name) => name.toLowerCase() === option) ?? option;
