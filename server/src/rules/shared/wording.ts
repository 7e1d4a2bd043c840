/** `a`, `a and b`, `a, b and c`; behind `most` items the rest is counted. */
export function inWords(items: readonly string[], most = 3): string {
  const shown = items.length > most + 1 ? items.slice(0, most) : items;
  const rest = items.length - shown.length;
  const parts = rest > 0 ? [...shown, `${rest} more`] : shown;
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** Text from a file, for a message: control characters are shown, never sent; a long text is cut. */
export function quoted(text: string, most = 60): string {
  const visible = text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get through
    /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return visible.length > most ? `${visible.slice(0, most)}…` : visible;
}
