import type { HeaderField, ResponsePath } from '../../syntax/script/entrypointScript.js';
import type { Finding, ScriptContext } from '../rule.js';
import { unsafeFix } from '../shared/fixes.js';
import { changeInLiteral } from '../shared/literalEdit.js';
import { asLogged, refusalLog } from '../shared/responseProblem.js';
import { slashes, troubleOf } from '../shared/responseTrouble.js';
import { quoted } from '../shared/wording.js';
import { slashFixes } from './fixes.js';

/** A field that is one, with a value that the server refuses or that is of no use. */
export function valueFinding(context: ScriptContext, path: ResponsePath): Finding | null {
  const trouble = troubleOf(path);
  if (trouble?.kind === 'slashes') return slashesFinding(context, path, trouble.field);
  const { fields } = path;
  const spoiled = fields.find(({ name, line }) => !/^status$/i.test(name) && control.test(line));
  if (spoiled !== undefined) return controlFinding(spoiled);
  if (path.end.kind !== 'separator') return null;
  const type = fields.findLast(({ name }) => /^content-type$/i.test(name));
  if (type === undefined || type.value === null || type.value === '') return null;
  if (slashes.test(type.line)) return slashesFinding(context, path, type);
  return isMediaType(type.value) ? null : typeFinding(context, type, type.value);
}

/** Characters that the server refuses in a value (AH02430); a tab is none of them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it is about
const control = /[\u0001-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** A type without a subtype, or in quotation marks, is none for any browser. */
const isMediaType = (value: string): boolean => /^[^\s/"';,]+\/[^\s/"']/.test(value);

function slashesFinding(context: ScriptContext, path: ResponsePath, field: HeaderField): Finding {
  const { end } = path;
  const isRefused = end.kind !== 'separator';
  const [wrong = '/n'] = slashes.exec(field.line) ?? [];
  return {
    span: field.span,
    ...(!isRefused && { severity: 'warning' }),
    message: {
      what: `The header line ${quoted(field.line, 40)} ends in ${quoted(wrong.trim())}: a slash and the letter n, not the end of a line.`,
      why: isRefused
        ? 'The header goes on behind it, and the server takes the page for more of it: every such request is answered 500.'
        : 'They become a part of the value: the page is sent with a type that no browser knows.',
      remedy: 'Write "\\n", with a backslash, for the end of a line.',
      ...(isRefused &&
        refusalLog(context.file.path, end.refusal, end.kind === 'body-without-separator' ? end.line : '')),
    },
    fixes: () => slashFixes(context, path, field),
  };
}

function controlFinding({ name, span, line }: HeaderField): Finding {
  const [known = ''] = line
    .slice(name.length + 1)
    .trim()
    .split('…');
  return {
    span,
    message: {
      what: `The value of the header line ${quoted(line, 40)} has a control character in it.`,
      why: 'The server refuses such a value: every such request is answered 500.',
      remedy: 'Write the value without it.',
      log: `AH02430: Response header '${name}' value of '${asLogged(known)}`,
    },
  };
}

function typeFinding(context: ScriptContext, { span, line }: HeaderField, value: string): Finding {
  const right = mediaTypeMeant(value);
  return {
    span,
    severity: 'warning',
    message: {
      what: `The header line ${quoted(line, 40)} names no media type.`,
      why: 'The server sends it as it is. A browser cannot use it and guesses, or offers the page as a download.',
      remedy: `Write a type and a subtype, as "Content-Type: ${right ?? 'text/html'}".`,
    },
    fixes: () => {
      const change = right === null ? null : changeInLiteral(context, span, value, right);
      return change === null
        ? []
        : [unsafeFix(`Write ${right}`, 'Browsers will treat the page as that type from then on.', change)];
    },
  };
}

/** `html`, `"text/html"` */
function mediaTypeMeant(value: string): string | null {
  const bare = value.replace(/^(["'])(.*)\1$/, '$2');
  if (/^(html|plain|css|xml|csv)$/i.test(bare)) return `text/${bare.toLowerCase()}`;
  if (/^json$/i.test(bare)) return 'application/json';
  return bare !== value && isMediaType(bare) ? bare : null;
}
