import { arities } from './arity.js';
import type {
  ArgumentAnswers,
  Arity,
  ConfigurationPlace,
  DirectiveFacts,
  HtaccessPermission,
} from './directiveFacts.js';
import type { OverrideClass } from './profile.js';

/**
 * The table that the facts are stored in: one line a directive, its columns between tabs. Text loads many
 * times faster than as many object literals, and a look-up reads the one line that it needs.
 */
const between = '\t';
/** Stands for a line feed: between the forms of a directive's syntax, and in a hint. */
const lineFeed = '¶';

const permissions: readonly HtaccessPermission[] = ['allowed', 'not-allowed', 'cannot-occur'];
const places: readonly ConfigurationPlace[] = ['server', 'directory', 'anywhere'];
const classes: readonly OverrideClass[] = ['AuthConfig', 'FileInfo', 'Indexes', 'Limit', 'Options'];
const arityNames: readonly Arity[] = arities.map(({ arity }) => arity);
const answerNames = ['withoutBracket', 'withoutArgument', 'withArgument', 'withTwoArguments'] as const;
const markNames = ['notInLimit', 'limits', 'readAtOnce'] as const;

/** A directive's line, without line end. */
export function writeLine(facts: DirectiveFacts): string {
  const columns = [
    facts.name,
    facts.modules.join(' '),
    facts.htaccess,
    facts.configuration,
    facts.override.join(' '),
    facts.status,
    facts.page,
    facts.arity,
    facts.argumentHint?.replaceAll('\n', lineFeed),
    facts.syntax?.replaceAll('\n', lineFeed),
    facts.default?.replaceAll('\n', lineFeed),
    markNames.filter((name) => facts[name] === true).join(' '),
    facts.grants?.join(' '),
    facts.cannotOccurWithin,
    ...answerNames.map((name) => facts.answers?.[name]),
  ];
  return columns
    .map((column) => column ?? '')
    .join(between)
    .replace(/\t+$/, '');
}

/** The name in a line: what is needed to find the line again. */
export const nameInLine = (line: string): string => line.slice(0, line.indexOf(between));

export function readLine(line: string): DirectiveFacts {
  const [name = '', modules = '', htaccess, configuration, override = '', ...columns] = line.split(between);
  const [status, page, arity, argumentHint, syntax, defaultValue, marks = '', ...rare] = columns;
  const [grants, within, ...answers] = rare;
  const marked = new Set(marks.split(' '));
  return {
    name,
    modules: modules.split(' '),
    htaccess: permissions.find((each) => each === htaccess) ?? 'allowed',
    configuration: places.find((each) => each === configuration) ?? 'anywhere',
    override: classesIn(override),
    status: status || null,
    page: page || null,
    arity: arityNames.find((each) => each === arity) ?? null,
    argumentHint: argumentHint?.replaceAll(lineFeed, '\n') || null,
    syntax: syntax?.replaceAll(lineFeed, '\n') || null,
    default: defaultValue?.replaceAll(lineFeed, '\n') || null,
    ...(marked.has('notInLimit') ? { notInLimit: true } : {}),
    ...(marked.has('limits') ? { limits: true } : {}),
    ...(marked.has('readAtOnce') ? { readAtOnce: true } : {}),
    ...(grants ? { grants: classesIn(grants) } : {}),
    ...(within ? { cannotOccurWithin: within } : {}),
    ...readAnswers(answers),
  };
}

const classesIn = (words: string): readonly OverrideClass[] =>
  classes.filter((each) => words.split(' ').includes(each));

function readAnswers(columns: readonly string[]): { readonly answers?: ArgumentAnswers } {
  const answers: Record<string, string> = {};
  for (const [index, name] of answerNames.entries()) {
    const answer = columns[index];
    if (answer) answers[name] = answer;
  }
  return Object.keys(answers).length === 0 ? {} : { answers };
}
