/** A line is cut here, in UTF-16 units: a log may hold one that no memory could take. */
const longest = 16_384;

/**
 * The lines of a text that comes in pieces, without their ends; each cut where it is too long. Bytes that are no
 * UTF-8 become U+FFFD.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder('utf-8');
  let rest = '';
  for await (const chunk of chunks) {
    const text = rest + decoder.decode(chunk, { stream: true });
    const lines = text.split('\n');
    rest = (lines.pop() ?? '').slice(0, longest);
    yield lines.map(withoutEnd);
  }
  rest += decoder.decode();
  if (rest !== '') yield [withoutEnd(rest)];
}

const withoutEnd = (line: string): string =>
  (line.endsWith('\r') ? line.slice(0, -1) : line).slice(0, longest);
