import type { LogicalLine } from '../../../syntax/htaccess/logicalLines.js';
import { scanWord } from '../../../syntax/htaccess/words.js';
import type { Trouble } from '../../trouble.js';
import type { ArgumentCheck } from '../invocation.js';
import { type ArgumentWord, argumentWords, invalidArgument, wrongArgumentCount } from '../wordChecks.js';
import { macrosBefore, noteMacro, noteUncertainty } from './macros.js';

/**
 * `macro_section` in mod_macro.c. Messages name the file by its path, which is not known here: `.htaccess` stands
 * for it.
 */
export const macroSectionCheck: ArgumentCheck = (invocation, node) => {
  const { rest } = invocation;
  const bracket = rest.lastIndexOf('>');
  if (bracket === 0) return wrongArgumentCount('<Macro macro definition: empty name');
  const [first, ...parameters] = argumentWords(rest.slice(0, bracket));
  if (first === undefined || first.value === '') {
    return wrongArgumentCount('<Macro macro definition: name not found');
  }
  const { line } = node.kind === 'section' ? node.open : node;
  const name = lowerCase(first.value);
  const title = `macro '${name}' (defined on line ${line.lastLine} of ".htaccess")`;
  const wrong = parametersCheck(title, parameters);
  if (wrong !== null) return wrong;
  const body = linesUpToEnd(invocation.reading.document.lines, line);
  if (body === null) {
    return {
      kind: 'unclosed-section',
      message: `${title}\n\tcontents error: expected token not found: </Macro>`,
    };
  }
  const changesMacros = body.some((each) => /^\s*(?:<Macro|UndefMacro|Use)\b/i.test(each.text));
  noteMacro(name, { title, parameters: parameters.length, changesMacros }, invocation);
  return null;
};

/** `check_macro_arguments`: every name once, and none of them empty. */
function parametersCheck(title: string, parameters: readonly ArgumentWord[]): Trouble | null {
  const nearest = new Map<string, number>();
  const again: (number | undefined)[] = [];
  for (let index = parameters.length - 1; index >= 0; index--) {
    const name = parameters[index]?.value ?? '';
    again[index] = nearest.get(name);
    nearest.set(name, index);
  }
  for (const [index, word] of parameters.entries()) {
    if (word.value === '') return invalidArgument(`${title}: empty argument #${index + 1} name`, word);
    const other = again[index];
    if (other === undefined) continue;
    return invalidArgument(
      `argument name conflict in ${title}: argument '${word.value}': #${index + 1} and #${other + 1}, change argument names!`,
      parameters[other],
    );
  }
  return null;
}

/** `get_lines_till_end_token`: macros nest; null where the end is missing. */
function linesUpToEnd(lines: readonly LogicalLine[], open: LogicalLine): readonly LogicalLine[] | null {
  const from = numberOf(lines, open) + 1;
  let depth = 1;
  for (let at = from; at < lines.length; at++) {
    const text = lines[at]?.text ?? '';
    if (text.trimStart().startsWith('#')) continue;
    const word = scanWord(text)?.value.toLowerCase();
    if (word === '<macro') depth++;
    else if (word === '</macro>' && --depth === 0) return lines.slice(from, at);
  }
  return null;
}

/** Lines stand in order. */
function numberOf(lines: readonly LogicalLine[], line: LogicalLine): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((lines[middle]?.start ?? 0) < line.start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Names lose the case of ASCII's letters only. */
const lowerCase = (name: string): string => name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

/** `use_macro` in mod_macro.c. The lines that take its place are not looked at. */
export const useCheck: ArgumentCheck = (invocation) => {
  const { defined, uncertain } = macrosBefore(invocation);
  const [name, ...values] = argumentWords(invocation.rest);
  const trouble = (found: Trouble): Trouble => (uncertain ? { ...found, uncertain } : found);
  if (defined === null) return trouble(invalidArgument('no macro defined before Use'));
  if (name === undefined || name.value === '') {
    return trouble(wrongArgumentCount('no macro name specified with Use'));
  }
  const macro = defined.get(lowerCase(name.value));
  if (macro === undefined) {
    return trouble(invalidArgument(`macro '${lowerCase(name.value)}' undefined`, name));
  }
  if (macro.parameters !== values.length) {
    return trouble(
      wrongArgumentCount(
        `${macro.title} used with ${values.length} arguments instead of ${macro.parameters}`,
      ),
    );
  }
  if (macro.changesMacros) noteUncertainty(invocation);
  return null;
};

/** `undef_macro` in mod_macro.c. */
export const undefMacroCheck: ArgumentCheck = (invocation) => {
  const { defined, uncertain } = macrosBefore(invocation);
  const [word] = argumentWords(invocation.rest);
  const name = lowerCase(word?.value ?? '');
  if (defined?.has(name)) {
    noteMacro(name, null, invocation);
    return null;
  }
  const message =
    defined === null ? 'no macro defined before UndefMacro' : `cannot remove undefined macro '${name}'`;
  return { ...invalidArgument(message, word), ...(uncertain ? { uncertain } : {}) };
};
