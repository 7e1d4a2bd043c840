import { type ConfigLevel, namedIn } from './configTree.js';
import type { DecidingLine } from './decidingLine.js';

export interface OptionsInForce {
  /** Lower case, as `execcgi`. */
  readonly options: ReadonlySet<string>;
  /** The line that last decided on each option that a .htaccess speaks of. */
  readonly lines: ReadonlyMap<string, DecidingLine>;
}

const names = ['ExecCGI', 'FollowSymLinks', 'Includes', 'Indexes', 'MultiViews', 'SymLinksIfOwnerMatch'];

/** What `Options All` stands for: everything but MultiViews. */
const all = names.filter((name) => name !== 'MultiViews').map((name) => name.toLowerCase());

/** With `+` and `-` a line changes what is in force; without signs it replaces it (manual, core, Options). */
export function mergeOptions(above: OptionsInForce, level: ConfigLevel): OptionsInForce {
  const directives = namedIn(level, 'Options');
  if (directives.length === 0) return above;
  const options = new Set(above.options);
  const lines = new Map(above.lines);
  for (const directive of directives) {
    const words = directive.arguments.map(({ value }) => value.toLowerCase());
    const decide = (option: string, effect: string): void => {
      lines.set(option, { path: level.file.path, directive, effect });
    };
    if (!words.some((word) => /^[+-]/.test(word))) {
      options.clear();
      for (const option of all) decide(option, `sets the Options anew, without ${writtenAs(option)}`);
    }
    for (const word of words) {
      const off = word.startsWith('-');
      for (const option of meantBy(word.replace(/^[+-]/, ''))) {
        if (off) options.delete(option);
        else options.add(option);
        decide(option, `switches ${writtenAs(option)} ${off ? 'off' : 'on'}`);
      }
    }
  }
  return { options, lines };
}

function meantBy(word: string): readonly string[] {
  if (word === 'none') return [];
  return word === 'all' ? all : [word];
}

const writtenAs = (option: string): string => names.find((name) => name.toLowerCase() === option) ?? option;
