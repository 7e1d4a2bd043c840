/** A server writes several messages of PHP, and several lines of a program, as one: each of them alone. */
export function messagesIn(text: string): readonly string[] {
  if (!text.includes('\n') && !text.includes('; PHP message: ') && !text.includes('; Unable to open ')) {
    return [text];
  }
  return text
    .split(/; (?=Unable to open primary script: )|; PHP message: /)
    .flatMap((message) => (message.startsWith('PHP ') ? message.replaceAll('\n', ' ') : message.split('\n')));
}
