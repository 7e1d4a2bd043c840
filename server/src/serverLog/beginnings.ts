/** Messages are told apart by so many characters at their beginning before patterns are tried. */
export const keyLength = 3;

/** More beginnings are no longer worth a look-up. */
const most = 64;

/**
 * With which characters texts begin that a pattern matches: three of each; null where the pattern leaves one of
 * them open.
 */
export function beginningsOf({ source, flags }: RegExp): ReadonlySet<string> | null {
  if (flags.includes('i')) return null;
  const branches = alternatives(source);
  if (branches.some((branch) => !branch.startsWith('^'))) return null;
  return union(branches.map((branch) => begin(branch.slice(1), keyLength)));
}

type Beginnings = ReadonlySet<string> | null;

function union(sets: readonly Beginnings[]): Beginnings {
  if (sets.some((set) => set === null)) return null;
  const all = new Set(sets.flatMap((set) => [...(set ?? [])]));
  return all.size > most ? null : all;
}

/** The first `length` characters of what a part of a pattern matches that has no alternatives at its top. */
function begin(source: string, length: number): Beginnings {
  if (length === 0) return new Set(['']);
  const group = /^\((?:\?:|\?<\w+>)/.exec(source);
  if (group !== null) {
    const end = closing(source);
    const rest = source.slice(end + 1);
    const inner = alternatives(source.slice(group[0].length, end));
    if (/^[*+{]/.test(rest)) return null;
    const isOptional = rest.startsWith('?');
    const behind = isOptional ? rest.slice(1).replace(/^\?/, '') : rest;
    const taken = inner.map((branch) => begin(branch + behind, length));
    return union(isOptional ? [...taken, begin(behind, length)] : taken);
  }
  const isEscaped = source.startsWith('\\');
  const character = source.charAt(Number(isEscaped));
  if (character === '' || (isEscaped ? /\w/ : /[.()[\]{}*+?|^$]/).test(character)) return null;
  const rest = source.slice(1 + Number(isEscaped));
  if (/^[*+{]/.test(rest)) return null;
  if (rest.startsWith('?'))
    return union([after(character, rest.slice(1), length), begin(rest.slice(1), length)]);
  return after(character, rest, length);
}

function after(character: string, rest: string, length: number): Beginnings {
  const behind = begin(rest, length - 1);
  return behind === null ? null : new Set([...behind].map((each) => character + each));
}

/** The parts between `|` at the top of a pattern. */
function alternatives(source: string): readonly string[] {
  const parts: string[] = [];
  let start = 0;
  walk(source, (at, depth) => {
    if (depth !== 0 || source[at] !== '|') return true;
    parts.push(source.slice(start, at));
    start = at + 1;
    return true;
  });
  return [...parts, source.slice(start)];
}

/** Where the group ends that a pattern begins with. */
function closing(source: string): number {
  let end = source.length;
  walk(source, (at, depth) => {
    if (depth !== 0 || source[at] !== ')') return true;
    end = at;
    return false;
  });
  return end;
}

/** Goes over what is neither escaped nor in a class; `depth` is that outside of a bracket which stands there. */
function walk(source: string, visit: (at: number, depth: number) => boolean): void {
  let depth = 0;
  let inClass = false;
  for (let at = 0; at < source.length; at++) {
    const character = source[at];
    if (character === '\\') {
      at++;
      continue;
    }
    if (inClass) {
      inClass = character !== ']';
      continue;
    }
    if (character === '[') inClass = true;
    if (character === ')') depth--;
    if (!visit(at, depth)) return;
    if (character === '(') depth++;
  }
}
