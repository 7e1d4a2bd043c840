/** Whether a word says for itself whom Allow, Deny or Require ip is about: all, an address or a part of one, a name with a dot. */
export const isWhom = (word: string): boolean =>
  /^(all|localhost|env=.+|\d[\d./]*|[\da-f]*:[\da-f:.]*(\/\d+)?|[\w-]+(\.[\w-]+)+\.?|\.[\w-][\w.-]*)$/i.test(
    word,
  );

/**
 * Subjects that commas separate, with white space instead; null where there is no comma. To Apache a comma is a
 * letter like any other.
 */
export const withoutCommas = (subjects: string): string | null =>
  subjects.includes(',')
    ? subjects
        .split(/[\s,]+/)
        .filter((each) => each !== '')
        .join(' ')
    : null;
