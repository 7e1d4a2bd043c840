import type { ServerProfile } from '../../apache/profile.js';
import { lackOf, wantedProgram } from '../../rules/shared/wantedProgram.js';
import { resolve } from '../../site/handlerMap.js';
import type { ScriptFile, Site } from '../../site/site.js';
import { type ProgramStart, programStartOf } from '../../syntax/script/programStart.js';
import { isEnv, longestLine, programOf, type Shebang } from '../../syntax/script/shebang.js';
import { nameOf } from '../../text/path.js';
import { contains, type Span, touches } from '../../text/span.js';
import { type Block, code, type Inline, list, paragraph, strong } from '../richText.js';
import type { HoverContext, HoverPart } from './hoverContext.js';

/** The first line of a script: what the kernel makes of it, of the part under the cursor first. */
export function shebangHover({ site, settings, linted }: HoverContext, offset: number): HoverPart | null {
  const file = site.scripts.get(linted.path);
  if (file === undefined) return null;
  const { profile } = settings;
  const { shebang, text } = file.script;
  const upload = uploadNote(file, site, profile);
  const line = { start: 0, end: text.search(/\r?\n|$/) };
  if (!touches(line, offset)) return null;
  if (shebang === null) {
    return upload.length === 0 ? null : { span: line, blocks: upload };
  }
  const part = partAt(shebang, offset);
  return {
    span: part.span,
    blocks: [
      paragraph(strong('Shebang'), isRun(file, site, profile) ? isRead : isNotRead),
      list(...wordsFor(part, shebang, file, site, profile)),
      ...upload,
    ],
  };
}

const isRead = ': the system reads it to know which program runs this file, once for every request.';
const isNotRead =
  ': the system reads it where the file is started as a program. The handler in force here does not.';

const isRun = ({ path }: ScriptFile, site: Site, profile: ServerProfile): boolean =>
  resolve(site, path, profile).some(({ class: kind }) => kind === 'per-request' || kind === 'forbidden');

interface Part {
  readonly kind: 'line' | 'interpreter' | 'program' | 'argument';
  readonly span: Span;
}

/** The program that `env` looks for stands in the argument. */
function partAt(shebang: Shebang, offset: number): Part {
  const { interpreterSpan, argumentSpan, argument, span } = shebang;
  const start = programStartOf(shebang);
  const within = (part: Span): boolean => part.end > part.start && touches(part, offset);
  if (start.kind === 'starts' && start.span.start > interpreterSpan.end && within(start.span)) {
    return { kind: 'program', span: start.span };
  }
  if (argument !== '' && within(argumentSpan)) {
    return { kind: 'argument', span: contains(span, argumentSpan) ? argumentSpan : span };
  }
  if (offset > 2 && within(interpreterSpan)) {
    return { kind: 'interpreter', span: contains(span, interpreterSpan) ? interpreterSpan : span };
  }
  return { kind: 'line', span };
}

type Item = readonly Inline[];

function wordsFor(
  { kind }: Part,
  shebang: Shebang,
  file: ScriptFile,
  site: Site,
  profile: ServerProfile,
): readonly Item[] {
  const start = programStartOf(shebang);
  const whole = commandInWords(shebang, file);
  // Where `env` is given one word of several, it looks for no program of this name: the end says for which.
  const isLookedFor = start.kind !== 'refused' || start.by !== 'env';
  const program = isLookedFor ? programInWords(shebang, file, site, profile) : [];
  const end = endInWords(shebang, start);
  switch (kind) {
    case 'line':
      return [...whole, ...program, ...end, ...modeInWords(file)];
    case 'interpreter':
      return isEnv(shebang) ? [...whole, ...end] : [...program, ...whole, ...end];
    case 'program':
      return [...program, ...end];
    case 'argument':
      return [...whole, ...end];
  }
}

/** A CR at the end is what matters of the line, and cannot be seen. */
const shown = (text: string): Inline => code(text.replaceAll('\r', '\\r'));

/** What the kernel starts, with which arguments. */
function commandInWords({ interpreter, argument, cut }: Shebang, { path }: ScriptFile): readonly Item[] {
  if (interpreter === '') return [['It names no program: the system cannot start the file.']];
  if (cut === 'interpreter') {
    return [[`Linux reads ${longestLine} bytes of the line (127 before Linux 5.1): too few for this path.`]];
  }
  const given: Item =
    argument === ''
      ? [' with one argument, the path of this file: ']
      : [' with two arguments, ', shown(argument), ' and the path of this file: '];
  const words = [
    interpreter,
    ...(argument === '' ? [] : [/[ \t]/.test(argument) ? `"${argument}"` : argument]),
  ];
  return [
    ['The system starts ', shown(interpreter), ...given, shown([...words, nameOf(path)].join(' ')), '.'],
  ];
}

function programInWords(
  shebang: Shebang,
  { path }: ScriptFile,
  site: Site,
  profile: ServerProfile,
): readonly Item[] {
  const wanted = wantedProgram(shebang);
  if (wanted === null) return [];
  const { program, isLookedUp } = wanted;
  const looks: readonly Item[] = isLookedUp
    ? [
        [
          code('env'),
          ' looks for ',
          code(program),
          ' in the folders of the server’s PATH, which may differ from yours.',
        ],
      ]
    : [];
  const lack = lackOf(wanted, path, site, profile);
  if (lack !== null) {
    return [...looks, [code(program), `: ${lack.because}. Where it is missing the answer is 500.`]];
  }
  return [
    ...looks,
    profile.interpreters === null
      ? [
          code(program),
          ': the profile does not list the server’s programs. Where it is missing the answer is 500.',
        ]
      : [code(program), `: the profile "${profile.name}" has it.`],
  ];
}

/** What goes wrong before the program runs. */
function endInWords(shebang: Shebang, start: ProgramStart): readonly Item[] {
  const { argument, interpreter } = shebang;
  const items: Item[] = [];
  if (/\r$/.test(argument === '' ? interpreter : argument)) {
    items.push([
      argument === ''
        ? 'The line ends in CR LF. The CR counts as a part of the name, which no program has: the answer is 500.'
        : 'The line ends in CR LF. The CR counts as a part of the argument.',
    ]);
  }
  if (start.kind === 'starts-itself') {
    items.push([
      code('env'),
      ' finds no program’s name, and starts this file again, without end: the answer is 504.',
    ]);
  }
  if (start.kind === 'refused') {
    const who = code(start.by === 'env' ? 'env' : programOf(shebang));
    const isName = start.message.endsWith('No such file or directory');
    const does = isName ? ' gets one word, and looks for a program called ' : ' does not take ';
    items.push([who, does, shown(argument), ': the answer is 500.']);
    if (start.by === 'env') items.push([code('env -S'), ' divides a word at its blanks.']);
  }
  return items;
}

const modeInWords = ({ mode }: ScriptFile): readonly Item[] =>
  mode !== null && (mode & 0o111) === 0
    ? [[`The file’s mode is ${mode.toString(8)}: nobody may execute it.`]]
    : [];

/** Where the file system knows no modes, what becomes of them on the way to the server is all that can be said. */
function uploadNote(file: ScriptFile, site: Site, profile: ServerProfile): readonly Block[] {
  if (file.mode !== null) return [];
  const isCgi = resolve(site, file.path, profile).some(({ handler }) => handler === 'cgi-script');
  if (!isCgi) return [];
  return [
    paragraph(
      strong('Upload'),
      ': files have no permissions here. By FTP this one arrives as 644 or so, which lets nobody execute it: set 755 there, in its properties. In text mode an FTP program may also change line ends; take binary mode, or SFTP.',
    ),
  ];
}
