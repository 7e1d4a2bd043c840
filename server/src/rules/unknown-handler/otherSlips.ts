import { type HandlerStanding, standingOf } from '../../apache/handlerStanding.js';
import { isNamed } from '../../syntax/htaccess/nodes.js';
import { textOf } from '../../text/span.js';
import type { Finding, HtaccessContext } from '../rule.js';
import { editFile, unsafeFix } from '../shared/fixes.js';
import type { HandlerName } from '../shared/handlerNames.js';
import { selectionOf } from '../shared/selection.js';
import { quoted } from '../shared/wording.js';
import { writeInstead } from './writeInstead.js';

/** `AddHandler .py cgi-script`: the handler stands behind the extensions, which may start with a dot, as it may not. */
export function swappedArguments(
  { directive, word }: HandlerName,
  { file }: HtaccessContext,
): Finding | null {
  if (!isNamed(directive, 'AddHandler') || !word.value.startsWith('.')) return null;
  const handler = directive.arguments.slice(1).find(({ value }) => standingOf(value).kind === 'known');
  if (handler === undefined) return null;
  const { text } = file.document;
  const extensions = directive.arguments.filter((each) => each !== handler);
  const written = (words: readonly { readonly span: typeof word.span }[]): string =>
    words.map(({ span }) => textOf(text, span)).join(' ');
  const right = written([handler, ...extensions]);
  const span = {
    start: word.span.start,
    end: directive.arguments.at(-1)?.span.end ?? word.span.end,
  };
  return {
    span,
    message: {
      what: `AddHandler takes the handler first: here it is "${quoted(word.value)}", for files that end in ".${quoted(handler.value)}".`,
      why: `Apache takes the line without a word, and "${quoted(handler.value)}" runs nothing: ${quoted(written(extensions))} files are sent unchanged.`,
      remedy: `Write "${quoted(`${textOf(text, directive.name.span)} ${right}`)}".`,
    },
    fixes: () => [
      unsafeFix(
        'Put the handler first',
        'The files are run, not sent, once the line is right.',
        editFile(file.path, { span, newText: right }),
      ),
    ],
  };
}

/** `proxy:htp://...`: mod_proxy finds no module that speaks the scheme, and declines. */
export function unknownScheme(
  { word }: HandlerName,
  { scheme, nearest }: Extract<HandlerStanding, { kind: 'unknown-scheme' }>,
  { file }: HtaccessContext,
): Finding {
  const [only, other] = nearest;
  const remedy =
    only !== undefined && other === undefined
      ? `Write "${only}" in the place of "${quoted(scheme ?? '')}".`
      : 'Write the address in full, as "proxy:http://127.0.0.1:8000" or "proxy:unix:/run/php/php-fpm.sock|fcgi://localhost".';
  return {
    span: word.span,
    message: {
      what:
        scheme === null
          ? `Behind "proxy:" no scheme stands in "${quoted(word.value)}", as "http:" or "fcgi:".`
          : `No module of Apache's proxy speaks "${quoted(scheme)}".`,
      why: 'Apache takes the line without a word, passes nothing on and sends the files unchanged: visitors read the source.',
      remedy,
    },
    fixes: () => {
      if (scheme === null || only === undefined || other !== undefined) return [];
      const written = textOf(file.document.text, word.span);
      const at = written.toLowerCase().lastIndexOf(`${scheme}:`);
      const newText = `${written.slice(0, at)}${only}${written.slice(at + scheme.length)}`;
      return at < 0 ? [] : [writeInstead(file, word.span, newText)];
    },
  };
}

/** `AddHandler text/html .htm`: the type is set by AddType. SetHandler with a type takes handlers away, which is often the point of it. */
export function mediaTypeAsHandler(
  { directive, sections, word }: HandlerName,
  { file }: HtaccessContext,
): Finding | null {
  if (!isNamed(directive, 'AddHandler')) return null;
  const type = quoted(word.value);
  return {
    span: word.span,
    severity: 'warning',
    message: {
      what: `"${type}" is a media type, not a handler.`,
      why: `The line does not give ${quoted(selectionOf(directive, sections))} this type; it only takes away the handler that the files may have had.`,
      remedy: `Write "AddType ${type}" to set the type, or delete the line.`,
    },
    fixes: () => [
      unsafeFix(
        'Write AddType',
        `Browsers treat the files as ${type} from then on, and a handler that this line took away is in force again.`,
        editFile(file.path, { span: directive.name.span, newText: 'AddType' }),
      ),
    ],
  };
}

/**
 * `AddType application/x-http-php .php`: PHP's type with a slip is an ordinary type. Only a warning, since the
 * server's own configuration may hand the files to PHP all the same.
 */
export function misspelledType(
  { directive, sections, word }: HandlerName,
  { file }: HtaccessContext,
): Finding | null {
  // Nearly all types are ordinary ones.
  if (!/http|php|cgi/i.test(word.value)) return null;
  const standing = standingOf(word.value);
  const [meant] = standing.kind === 'unknown' ? standing.nearest : [];
  if (meant === undefined || !meant.startsWith('application/x-httpd-')) return null;
  return {
    span: word.span,
    severity: 'warning',
    message: {
      what: `No module of Apache goes by the type "${quoted(word.value)}"; "${meant}" is probably meant.`,
      why: `Unless another line hands ${quoted(selectionOf(directive, sections))} to a handler, Apache sends it with this type: browsers offer the source as a download.`,
      remedy: `Write "${meant}", or delete the line if PHP runs without it.`,
    },
    fixes: () => [writeInstead(file, word.span, meant)],
  };
}
