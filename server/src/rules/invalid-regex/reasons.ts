/** What is wrong, and what to do about it. */
export interface ReasonWords {
  readonly what: string;
  readonly remedy: string;
}

/** Our own words for what people get wrong, by the words of PCRE2 10.42. */
const reasons: ReadonlyMap<string, ReasonWords> = new Map(
  Object.entries({
    '\\ at end of pattern': [
      'a backslash is the last thing in it, and takes away the meaning of nothing',
      'Write a character behind it, or \\\\ for the backslash itself.',
    ],
    'missing closing parenthesis': [
      'a "(" is never closed',
      'Close the group with ")". A bracket that is meant as such is written \\(.',
    ],
    'unmatched closing parenthesis': [
      'a ")" closes no group',
      'Write the "(" of the group. A bracket that is meant as such is written \\).',
    ],
    'missing terminating ] for character class': [
      'a "[" is never closed',
      'Close the list of characters with "]". A bracket that is meant as such is written \\[.',
    ],
    'numbers out of order in {} quantifier': [
      'in braces the greater number stands first',
      'Write the smaller number first, as {1,3}.',
    ],
    'number too big in {} quantifier': [
      'a number in braces is greater than 65,535',
      'Write a smaller one, or * or +.',
    ],
    'range out of order in character class': [
      'in brackets a range runs backwards',
      'Write the lower character first, as [a-z]. A hyphen that is meant as such stands last in the list, or is written \\-.',
    ],
    'invalid range in character class': [
      'in brackets a hyphen stands behind a class, which starts no range',
      'A hyphen that is meant as such stands last in the list, as in [\\w.-], or is written \\-.',
    ],
    'quantifier does not follow a repeatable item': [
      'there is nothing in front that could be repeated',
      '* + ? and {} say how often what stands in front of them may come. Any text is .* and a character that is meant as such has a backslash in front.',
    ],
    'unrecognized character after (? or (?-': [
      'behind "(?" stands a sign that means nothing there',
      'Write (?: for a group, (?= or (?! for a look ahead. A question mark that is meant as such is written \\?.',
    ],
    'unrecognized character after (?P': [
      'behind "(?P" stands a sign that means nothing there',
      'A named group is (?P<name>...) or (?<name>...).',
    ],
    'unrecognized character follows \\': [
      'a backslash stands in front of a letter that means nothing there',
      'Take the backslash away, or write \\\\ for the backslash itself.',
    ],
    'lookbehind assertion is not fixed length': [
      'what a look behind wants to see has no fixed length',
      'Leave * + ? and {1,3} out of (?<=...) and (?<!...).',
    ],
    'reference to non-existent subpattern': [
      'it refers to a group that it does not have',
      'Count the "(": \\1 is the first group.',
    ],
    'two named subpatterns have the same name (PCRE2_DUPNAMES not set)': [
      'two groups have the same name',
      'Give one of them another name.',
    ],
    'unknown POSIX class name': [
      'between [: and :] stands no class',
      'Write one as [[:alpha:]] or [[:digit:]].',
    ],
    'POSIX named classes are supported only within a class': [
      '[: and :] stand outside of brackets',
      'Write them inside of brackets: [[:alpha:]].',
    ],
    'regular expression is too large': [
      'it becomes too large',
      'Make it several, on lines of their own, or repeat less often in braces.',
    ],
  }).map(([reason, [what = '', remedy = '']]) => [reason, { what, remedy }]),
);

export const reasonWords = (reason: string): ReasonWords | null => reasons.get(reason) ?? null;
