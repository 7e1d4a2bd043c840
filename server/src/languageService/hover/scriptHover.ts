import type { ServerProfile } from '../../apache/profile.js';
import type { Resolution } from '../../site/handlerMap.js';
import { resolve } from '../../site/handlerMap.js';
import type { ScriptFile } from '../../site/site.js';
import type { HeaderBlock, HeaderField } from '../../syntax/script/entrypointScript.js';
import { programOf, type Shebang } from '../../syntax/script/shebang.js';
import { touches } from '../../text/span.js';
import { type Block, code, type Inline, list, paragraph, strong } from '../richText.js';
import type { HoverContext, HoverPart } from './hoverContext.js';

/** The shebang line of a script, or a header line that it writes. */
export function scriptHover(context: HoverContext, offset: number): HoverPart | null {
  const script = context.site.scripts.get(context.linted.path);
  if (script === undefined) return null;
  const { shebang } = script.script;
  const { profile } = context.settings;
  if (shebang !== null && touches(shebang.span, offset)) {
    const resolutions = resolve(context.site, script.path, profile);
    return { span: shebang.span, blocks: shebangBlocks(shebang, script, resolutions, profile) };
  }
  return headerHover(script, offset);
}

function shebangBlocks(
  shebang: Shebang,
  script: ScriptFile,
  resolutions: readonly Resolution[],
  profile: ServerProfile,
): readonly Block[] {
  const program = programOf(shebang);
  const items: (readonly Inline[])[] = [interpreterInWords(shebang, profile)];
  if (shebang.interpreter.endsWith('\r') || shebang.argument.endsWith('\r')) {
    items.push(['The line ends in CR LF. The CR counts as part of the name, which no program has.']);
  }
  if (isEnv(shebang)) {
    items.push([
      code('env'),
      ' looks for ',
      code(program),
      ' in the folders of the server’s PATH, which may differ from yours.',
    ]);
    if (/\s/.test(shebang.argument) && !shebang.argument.startsWith('-S')) {
      items.push([
        'All behind ',
        code('env'),
        ' reaches it as one word: it looks for a program called ',
        code(shebang.argument.replace(/\r$/, '')),
        '. ',
        code('env -S'),
        ' splits it.',
      ]);
    }
  }
  if (script.mode !== null && (script.mode & 0o111) === 0) {
    items.push([`The file’s mode is ${script.mode.toString(8)}: nobody may execute it.`]);
  }
  const reads = resolutions.some(({ class: kind }) => kind === 'per-request' || kind === 'forbidden');
  return [
    paragraph(
      strong('Shebang'),
      reads
        ? ': the system reads it to know which program runs this file, once for every request.'
        : ': the system reads it where the file is started as a program. The handler in force here does not.',
    ),
    list(...items),
  ];
}

const isEnv = ({ interpreter }: Shebang): boolean => /(^|\/)env\r?$/.test(interpreter);

function interpreterInWords(
  { interpreter }: Shebang,
  { interpreters, name }: ServerProfile,
): readonly Inline[] {
  const path = interpreter.replace(/\r$/, '');
  if (path === '') return ['It names no program.'];
  if (!path.startsWith('/'))
    return [code(path), ' is no path from the root: such a program is rarely found.'];
  if (interpreters?.includes(path)) return [code(path), `: the profile "${name}" has it.`];
  if (interpreters !== null) return [code(path), `: the profile "${name}" lacks it; the answer is 500.`];
  return path === '/usr/bin/python'
    ? [code(path), ': current systems have only ', code('python3'), '; without it the answer is 500.']
    : [
        code(path),
        ': the profile does not list the server’s programs. Where it is missing the answer is 500.',
      ];
}

function headerHover(script: ScriptFile, offset: number): HoverPart | null {
  const { response } = script.script;
  if (response.kind !== 'read') return null;
  for (const block of response.paths) {
    const touched = block.fields.filter(({ span }) => touches(span, offset));
    const [first] = touched;
    if (first === undefined) continue;
    return {
      span: first.span,
      blocks: [
        paragraph(strong('Header of the answer'), ', as Apache reads what this script prints:'),
        list(...touched.map((field) => [code(field.line), ': ', meaningOf(field)])),
        paragraph(endInWords(block)),
      ],
    };
  }
  return null;
}

function meaningOf({ name, value }: HeaderField): string {
  switch (name.toLowerCase()) {
    case 'content-type':
      return 'the media type of the body. Every answer with a body needs it.';
    case 'status':
      return value === null || /^\d{3}\b/.test(value)
        ? 'the status of the answer. Apache takes it out of the header.'
        : 'the status of the answer has to start with a number of three digits: this answers 500.';
    case 'location':
      if (value === null) return 'Apache answers with another page of this site, or with a redirect.';
      return value.startsWith('/')
        ? 'a path on this site: Apache fetches that page itself and sends it, without a redirect.'
        : 'Apache answers with a redirect (302, unless a Status line says otherwise).';
    case 'content-length':
      return 'how many bytes follow. A wrong number cuts the page off.';
    case 'set-cookie':
      return 'a cookie for the browser.';
    default:
      return 'sent on to the browser as it is.';
  }
}

function endInWords({ end }: HeaderBlock): string {
  switch (end.kind) {
    case 'separator':
      return 'An empty line follows, as it must: what comes next is the page.';
    case 'body-without-separator':
      return 'No empty line follows: the page itself is read as a header line, and the answer is 500.';
    case 'end-of-output':
      return 'The output ends without an empty line: the answer is 500.';
  }
}
