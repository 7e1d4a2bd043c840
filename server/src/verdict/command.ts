import type { ServerProfile } from '../apache/profile.js';
import { scanWord, trimmed } from '../syntax/htaccess/words.js';

/** A line as Apache hands it to a directive, variables expanded. */
export interface Command {
  /** `Options`, `<Files`, `</Files>`: the first word, without the bracket that may end an opening tag. */
  readonly name: string;
  /** What follows, without white space at either end; `>` behind an opening tag without arguments. */
  readonly rest: string;
  /** Whether a `${VARIABLE}` in it is one that the profile does not know. */
  readonly uncertain: boolean;
}

/** Reads a line as `ap_build_config_sub` in the server's `config.c` does; null for a comment or a blank line. */
export function commandOf(line: string, profile: ServerProfile): Command | null {
  const { start, end } = trimmed(line);
  if (start === end || line[start] === '#') return null;
  const { text, uncertain } = expandVariables(line.slice(start, end), profile);

  const word = scanWord(text);
  if (word === null || word.value === '') return null;
  const behind = trimmed(text, word.span.end);
  const rest = text.slice(behind.start, behind.end);
  if (word.value.startsWith('</')) return { name: word.value, rest, uncertain };
  const name = word.value.replace(/>$/, '');
  return { name, rest: name.startsWith('<') && rest === '' ? '>' : rest, uncertain };
}

/**
 * `ap_resolve_env`: what is defined with a value goes before the environment, an unknown variable stays as it
 * is written, what is expanded is not expanded again. A name reaches up to the next `}`, whatever it holds.
 */
function expandVariables(
  text: string,
  profile: ServerProfile,
): { readonly text: string; readonly uncertain: boolean } {
  let start = text.indexOf('${');
  if (start < 0) return { text, uncertain: false };
  let expanded = '';
  let uncertain = false;
  let at = 0;
  for (; start >= 0; start = text.indexOf('${', at)) {
    const end = text.indexOf('}', start);
    if (end < 0) break;
    const name = text.slice(start + 2, end);
    const value = profile.defines?.get(name) ?? profile.environment?.get(name);
    if (value === undefined && (profile.defines === null || profile.environment === null)) uncertain = true;
    expanded += text.slice(at, start) + (value ?? text.slice(start, end + 1));
    at = end + 1;
  }
  return { text: expanded + text.slice(at), uncertain };
}

/** The words of a command's rest, as `ap_getword_conf` takes them one by one. */
export function wordsOf(rest: string): readonly string[] {
  const words: string[] = [];
  for (let word = scanWord(rest); word !== null; word = scanWord(rest, word.span.end)) words.push(word.value);
  return words;
}
