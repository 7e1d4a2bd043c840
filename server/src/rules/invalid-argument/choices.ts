import type { DirectiveFacts } from '../../apache/directiveFacts.js';

/** Words of the manual's syntax that stand for any word of their kind. */
const placeholders =
  /^(?:bytes|charset|compiled|expression|handler-name|host|local-url|media-type|number|provider-name|seconds|url|username|3xx-code)$/i;

/** What the manual's syntax lists as the words for an argument, `On|Off|EMail`; empty where it is no such list. */
export function choicesAt({ syntax }: DirectiveFacts, index: number): readonly string[] {
  if (syntax === null) return [];
  const [form = ''] = syntax.replace(/\s*\|\s*/g, '|').split('\n');
  const token = form.split(/\s+/)[index + 1]?.replace(/^\[|\]$/g, '') ?? '';
  if (!token.includes('|') || /[[\]=]/.test(token)) return [];
  return token.split('|').filter((each) => each !== '' && !placeholders.test(each));
}
