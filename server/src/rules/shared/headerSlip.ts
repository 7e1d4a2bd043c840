import { responseHeaderWords } from '../../apache/responseHeaderWords.js';

/** A line that was meant for a header field, and that the server does not take for one. */
export interface HeaderSlip {
  readonly kind:
    | 'status-line'
    | 'blank-before-colon'
    | 'blank-in-name'
    | 'wrong-dash'
    | 'indented'
    | 'continued'
    | 'no-colon'
    | 'quoted'
    | 'option'
    | 'byte-order-mark'
    | 'no-name';
  /** The part of the line at fault, from its start on. */
  readonly wrong: string;
  /** What it should read; null where that cannot be known. */
  readonly right: string | null;
}

/** Slips that are more than a body by chance: the name, as usually written, and what its value has to look like. */
const byName = '([A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*)';
const dashes = /[\u2010-\u2015\u2212\u00ad]/g;

/**
 * What is wrong with a line that is no header field; null where nothing shows that it was meant for one: it is then the
 * body. A part that only shows when the script runs stands as `…`.
 *
 * @param fieldsBefore whether header fields stand in front of it
 */
export function slipIn(line: string, fieldsBefore: boolean): HeaderSlip | null {
  if (line.startsWith('\uFEFF')) {
    const rest = line.replace(/^\uFEFF+/, '');
    return isMeant(rest)
      ? { kind: 'byte-order-mark', wrong: line.slice(0, line.length - rest.length), right: '' }
      : null;
  }
  const status = /^\s*HTTP\/[\d.]+:?[ \t]+(?=\d{3}\b|…)/i.exec(line)?.[0];
  if (status !== undefined) return { kind: 'status-line', wrong: status, right: 'Status: ' };
  const option = /^(?:-[neE]{1,2} )+/.exec(line)?.[0];
  if (option !== undefined && isMeant(line.slice(option.length))) {
    return { kind: 'option', wrong: option, right: '' };
  }
  const quote = /^(["'])(.*)\1$/.exec(line);
  if (quote?.[2] !== undefined && isMeant(quote[2])) return { kind: 'quoted', wrong: line, right: quote[2] };
  const [wrong, , name] = /^(["'])([A-Za-z][A-Za-z0-9-]*)\1[ \t]*:/.exec(line) ?? [];
  if (wrong !== undefined && name !== undefined && isName(name)) {
    return { kind: 'quoted', wrong, right: `${usual(name)}:` };
  }
  if (/^:[ \t]*[a-z]+\/[a-z]/i.test(line)) return { kind: 'no-name', wrong: ':', right: 'Content-Type:' };
  return indentedSlip(line, fieldsBefore) ?? nameSlip(line);
}

function indentedSlip(line: string, fieldsBefore: boolean): HeaderSlip | null {
  const blanks = /^[ \t]+(?=\S)/.exec(line)?.[0];
  if (blanks === undefined) return null;
  const rest = line.slice(blanks.length);
  if (isMeant(rest)) return { kind: 'indented', wrong: blanks, right: '' };
  if (
    fieldsBefore &&
    /^(charset|boundary|path|domain|expires|max-age|httponly|secure|samesite|filename)\b/i.test(rest)
  ) {
    return { kind: 'continued', wrong: line, right: null };
  }
  const inner = nameSlip(rest);
  return inner === null
    ? null
    : { ...inner, kind: 'indented', wrong: blanks + inner.wrong, right: inner.right };
}

function nameSlip(line: string): HeaderSlip | null {
  const [spaced, name = '', value = ''] = new RegExp(`^${byName}[ \\t]+:(?=[ \\t]*(.*))`).exec(line) ?? [];
  if (spaced !== undefined && isName(name) && (name.includes('-') || isPlausible(name, value))) {
    return { kind: 'blank-before-colon', wrong: spaced, right: `${usual(name)}:` };
  }
  const beforeColon = /^([^:\n]{3,40}?)[ \t]*:/.exec(line);
  const head = beforeColon?.[1];
  if (beforeColon !== null && head !== undefined) {
    const dashed = head.replace(dashes, '-');
    if (dashed !== head && isName(dashed)) {
      return { kind: 'wrong-dash', wrong: beforeColon[0], right: `${usual(dashed)}:` };
    }
    const joined = head.replace(/[ \t]*-[ \t]*|[ \t]+/g, '-');
    if (joined !== head && /^(content|set|cache|x|access)-/i.test(joined) && isKnown(joined)) {
      return { kind: 'blank-in-name', wrong: beforeColon[0], right: `${usual(joined)}:` };
    }
  }
  return colonlessSlip(line);
}

/** `Content-Type = text/html`, `Content-Type text/html`, `Location https://...` */
function colonlessSlip(line: string): HeaderSlip | null {
  const [wrong, name = '', value = ''] =
    new RegExp(`^${byName}(?:[ \\t]*[=;][ \\t]*|[ \\t]+)(?=(.*))`).exec(line) ?? [];
  if (wrong === undefined || !isKnown(name) || line.slice(0, name.length + 1).includes(':')) return null;
  return isPlausible(name, value) ? { kind: 'no-colon', wrong, right: `${usual(name)}: ` } : null;
}

/** Whether a text starts as a usual header field does. */
function isMeant(text: string): boolean {
  const [, name, value = ''] = new RegExp(`^${byName}:[ \\t]*(.*)`, 's').exec(text) ?? [];
  return (
    name !== undefined &&
    isName(name) &&
    (value.startsWith('…') || !isKnown(name) || isPlausible(name, value))
  );
}

const isKnown = (name: string): boolean => responseHeaderWords(name) !== null;

/** A usual one, or one of a site's own. */
const isName = (name: string): boolean => isKnown(name) || /^x-/i.test(name);

const usual = (name: string): string => responseHeaderWords(name)?.name ?? name;

/**
 * Whether the value is one that such a field can have, so that a line of it is no line of a page by chance: `Location:
 * Berlin` is.
 */
export function isPlausible(name: string, value: string): boolean {
  switch (name.toLowerCase()) {
    case 'content-type':
      return /^["']?[a-z]+\/[\w.+…-]/i.test(value);
    case 'content-length':
      return /^\d+\s*$/.test(value);
    case 'status':
      return /^\d{3}\b/.test(value);
    case 'location':
    case 'content-location':
      return /^(https?:\/\/|\/)/i.test(value);
    case 'set-cookie':
      return /^[^\s=;]+=|^…/.test(value);
    case 'cache-control':
    case 'pragma':
      return /^(no-|max-age|private|public|must-|s-maxage)/i.test(value);
    default:
      return name.includes('-') && !/^(last-modified|retry-after|keep-alive)$/i.test(name) && value !== '';
  }
}
