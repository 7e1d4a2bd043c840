const named: Readonly<Record<string, string>> = {
  b: '\b',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '"': '"',
};

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * What a text was before Apache wrote it to its log: the reverse of `logText`. Bytes that are no UTF-8 become the
 * characters of Latin-1. What is no escape stays as it is.
 */
export function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/(?:\\x[0-9a-f]{2})+|\\[bnrtv\\"]/g, (escaped) =>
    escaped.startsWith('\\x') ? textOfBytes(escaped) : (named[escaped.charAt(1)] ?? escaped),
  );
}

function textOfBytes(escapes: string): string {
  const bytes = Uint8Array.from(escapes.match(/[0-9a-f]{2}/g) ?? [], (hex) => Number.parseInt(hex, 16));
  try {
    return utf8.decode(bytes);
  } catch {
    return String.fromCharCode(...bytes);
  }
}
