import type { Span } from '../../../text/span.js';
import { type Expression, text, unknown } from '../flow/program.js';
import { quietMethod } from '../tree/libraryFunctions.js';
import type { TreeLanguage } from '../tree/treeLanguage.js';
import { phpFunctions, quietOrThroughItems } from './phpLibrary.js';

/** Methods of PHP's own classes, which write nothing; of the program's own nothing is known. */
const quietMethods = /^(?:format|getMessage|getTimestamp|modify|query|prepare|execute|fetch\w*)$/;

/**
 * PHP as its command line runs it.
 *
 * @param hasIncludes whether functions may come from other files
 */
export function phpLanguage(hasIncludes: boolean): TreeLanguage {
  return {
    concatenation: new Set(['.']),
    appending: new Set(['.=']),
    isTrue: (value) => value !== '' && value !== '0',
    namesHoldFunctions: true,
    namesAreLocal: true,
    membersAreCalls: false,
    certain: (condition) => certain.get(condition.toLowerCase()) ?? null,
    constant: (name, span) => constants.get(name)?.(span) ?? null,
    knownName: (value) =>
      value.kind === 'name' && !value.name.startsWith('$') && (phpFunctions.has(value.name) || !hasIncludes)
        ? value.name
        : null,
    call: (name, invocation) => (phpFunctions.get(name) ?? quietOrThroughItems)(invocation),
    method: (method) => (quietMethods.test(method.property) ? quietMethod(method, true) : null),
    assigned: () => null,
  };
}

const certain: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['false', false],
  ['1', true],
  ['0', false],
  ...['php_sapi_name()', 'php_sapi'].flatMap((name) => [
    [`${name} == 'cli'`, true] as const,
    [`${name} === 'cli'`, true] as const,
    [`${name} != 'cli'`, false] as const,
    [`${name} !== 'cli'`, false] as const,
  ]),
]);

const constants: ReadonlyMap<string, (span: Span) => Expression> = new Map([
  ['PHP_EOL', (span: Span) => text('\n', span)],
  ['PHP_SAPI', (span: Span) => text('cli', span)],
  ['true', (span: Span) => text('1', span)],
  ['false', (span: Span) => text('', span)],
  ['null', (span: Span) => text('', span)],
  ...['PHP_OS', 'PHP_VERSION', '__FILE__', '__DIR__', '__LINE__'].map(
    (name) => [name, (span: Span) => unknown(span, false)] as const,
  ),
]);
