import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { ruleNames } from '../rules/registry.js';
import type { Severity } from '../rules/rule.js';
import { lineIndexOf } from '../text/lineIndex.js';

/**
 * What a person has chosen, in `.handler-doctor.json` or in an editor's settings; absent where nothing is
 * said. The keys are those of the editor without their prefix, as `server.profile`; an object may stand for
 * the part before a dot.
 */
export interface Configuration {
  readonly enable?: boolean;
  /** A built-in profile's name, or the path of a profile file as written. */
  readonly 'server.profile'?: string;
  /** The path of the server's own configuration as written; empty for none. */
  readonly 'server.configuration'?: string;
  readonly rules?: ReadonlyMap<string, Severity | 'off'>;
  readonly hosting?: 'shared' | 'vps';
  readonly preferredTarget?: string;
  readonly 'python.interpreter'?: string;
}

/** Something in a configuration that cannot be used; the rest of it is. */
export interface ConfigurationProblem {
  /** 1-based, UTF-16 units. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export interface ReadConfiguration {
  readonly configuration: Configuration;
  readonly problems: readonly ConfigurationProblem[];
}

export const configurationFileName = '.handler-doctor.json';

/** Reads the text of a configuration file; comments and trailing commas are let through. */
export function readConfiguration(text: string): ReadConfiguration {
  const index = lineIndexOf(text);
  const problems: ConfigurationProblem[] = [];
  const report: Report = (offset, message) => {
    const { line, character } = index.positionAt(offset);
    problems.push({ line: line + 1, column: character + 1, message });
  };

  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  for (const { error, offset } of errors) report(offset, `not JSON: ${inWords(printParseErrorCode(error))}`);
  if (root === undefined) return { configuration: {}, problems };
  if (root.type !== 'object') {
    report(root.offset, 'a configuration is an object: { "rules": { ... } }');
    return { configuration: {}, problems };
  }
  return { configuration: configurationOf(root, report), problems };
}

type Report = (offset: number, message: string) => void;

function configurationOf(root: Node, report: Report): Configuration {
  const configuration: { -readonly [Key in keyof Configuration]: Configuration[Key] } = {};
  for (const { key, value } of settingsIn(root, '')) {
    switch (key) {
      case '$schema':
      case 'trace.server':
        break;
      case 'enable':
        if (typeof value.value === 'boolean') configuration.enable = value.value;
        else report(value.offset, '"enable" is true or false');
        break;
      case 'hosting':
        if (value.value === 'shared' || value.value === 'vps') configuration.hosting = value.value;
        else report(value.offset, '"hosting" is "shared" or "vps"');
        break;
      case 'server.profile':
      case 'server.configuration':
      case 'preferredTarget':
      case 'python.interpreter':
        if (typeof value.value === 'string') configuration[key] = value.value;
        else report(value.offset, `"${key}" is a text between quotes`);
        break;
      case 'rules':
        configuration.rules = severitiesIn(value, report);
        break;
      default:
        report(value.offset, `"${key}" is no setting of Handler Doctor`);
    }
  }
  return configuration;
}

/** The settings with dotted keys, whether they are written so or as objects in each other. */
function* settingsIn(
  object: Node,
  prefix: string,
): Generator<{ readonly key: string; readonly value: Node }> {
  for (const { name, value } of propertiesOf(object)) {
    const key = prefix + name;
    if (value.type === 'object' && key !== 'rules') yield* settingsIn(value, `${key}.`);
    else yield { key, value };
  }
}

function severitiesIn(value: Node, report: Report): ReadonlyMap<string, Severity | 'off'> {
  const severities = new Map<string, Severity | 'off'>();
  if (value.type !== 'object') {
    report(value.offset, '"rules" is an object: { "per-request-cgi": "error" }');
    return severities;
  }
  for (const { name, value: severity } of propertiesOf(value)) {
    if (!ruleNames.includes(name)) report(severity.offset, `there is no rule "${name}"`);
    else if (isSeverity(severity.value)) severities.set(name, severity.value);
    else report(severity.offset, `a severity is "off", "info", "warning" or "error"`);
  }
  return severities;
}

const isSeverity = (value: unknown): value is Severity | 'off' =>
  value === 'off' || value === 'info' || value === 'warning' || value === 'error';

const propertiesOf = (object: Node): readonly { readonly name: string; readonly value: Node }[] =>
  (object.children ?? []).flatMap(({ children }) => {
    const [key, value] = children ?? [];
    return typeof key?.value === 'string' && value !== undefined ? [{ name: key.value, value }] : [];
  });

/** `CommaExpected` as "comma expected". */
const inWords = (code: string): string => code.replace(/(?<!^)[A-Z]/g, ' $&').toLowerCase();
