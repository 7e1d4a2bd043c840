/** The options that decide what an item matches. */
export interface Modes {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  /** Quantifiers are lazy unless a question mark turns them round. */
  readonly ungreedy: boolean;
}

/** Behind `(?i)`, or within `(?i:`; no other opening sets any. */
export function modesAfter(modes: Modes, opening: string): Modes {
  const [, reset, set = '', unset = ''] = /^\(\?(\^?)([a-zA-Z]*)(?:-([a-zA-Z]*))?[:)]$/.exec(opening) ?? [];
  if (reset === undefined) return modes;
  const letter = (name: string, before: boolean): boolean =>
    unset.includes(name) ? false : set.includes(name) || before;
  const none = reset === '^';
  return {
    ignoreCase: letter('i', !none && modes.ignoreCase),
    multiline: letter('m', !none && modes.multiline),
    dotAll: letter('s', !none && modes.dotAll),
    ungreedy: letter('U', modes.ungreedy),
  };
}
