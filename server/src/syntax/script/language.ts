import type { ScriptLanguage } from './entrypointScript.js';
import { programOf, shebangOf } from './shebang.js';

const programs: readonly (readonly [RegExp, ScriptLanguage])[] = [
  [/^(python|pypy)[\d.]*w?(\.exe)?$/i, 'python'],
  [/^perl[\d.]*(\.exe)?$/i, 'perl'],
  [/^php[\d.]*(-cgi|-fpm)?[\d.]*(\.exe)?$/i, 'php'],
  [/^ruby[\d.]*(\.exe)?$/i, 'ruby'],
  [/^(ba|da|k|z|a)?sh$/, 'shell'],
  [/^(node|nodejs|bun|deno)$/, 'node'],
];

const extensions: ReadonlyMap<string, ScriptLanguage> = new Map([
  ['py', 'python'],
  ['pyw', 'python'],
  ['wsgi', 'python'],
  ['pl', 'perl'],
  ['pm', 'perl'],
  ['php', 'php'],
  ['phtml', 'php'],
  ['rb', 'ruby'],
  ['sh', 'shell'],
  ['bash', 'shell'],
  ['js', 'node'],
  ['cjs', 'node'],
  ['mjs', 'node'],
]);

/**
 * The language of a script: by its shebang, even one that a byte order mark or blank lines hide from the
 * kernel, then by the last extension of its name that is known.
 */
export function languageOf(name: string, text: string): ScriptLanguage {
  if (text.includes('\0')) return 'binary';
  const shebang = shebangOf(text.replace(/^[\uFEFF\s]+/, ''));
  if (shebang !== null) {
    const program = programOf(shebang).replace(/^.*\\/s, '');
    const known = programs.find(([pattern]) => pattern.test(program));
    if (known !== undefined) return known[1];
  }
  for (const extension of name.toLowerCase().split('.').slice(1).reverse()) {
    const language = extensions.get(extension);
    if (language !== undefined) return language;
  }
  return 'other';
}
