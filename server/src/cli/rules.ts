import { distance } from 'fastest-levenshtein';
import { rules } from '../rules/registry.js';
import { decode } from '../text/decode.js';
import { type ExitStatus, exitStatus, UsageError } from './exitStatus.js';
import type { Outside } from './outside.js';
import { styleOf } from './style.js';
import { paragraph } from './text/paragraph.js';
import { visibleLines } from './text/visible.js';

/** `handler-doctor rules`: the name, the severity, `off` for those that only settings turn on, and one sentence of every rule. */
export async function listRules({ terminal }: Outside): Promise<ExitStatus> {
  const style = styleOf(terminal);
  const nameWidth = Math.max(...rules.map(({ name }) => name.length));
  const severityWidth = 'warning'.length;
  const indent = nameWidth + severityWidth + 4;
  for (const rule of rules) {
    const { name, severity, summary } = rule;
    const isOff = rule.default === 'off';
    const [first = '', ...rest] = paragraph(summary, indent, terminal.width);
    const shown = isOff ? 'off' : severity;
    const painted = (isOff ? style.quiet : style.severity[severity])(shown);
    const padded = painted + ' '.repeat(severityWidth - shown.length);
    terminal.write(
      `${[`${name.padEnd(nameWidth)}  ${padded}  ${first.slice(indent)}`, ...rest].join('\n')}\n`,
    );
  }
  return exitStatus.clean;
}

/**
 * `handler-doctor rules NAME`: the rule's page, as it is written.
 *
 * @throws {UsageError} where there is no such rule.
 */
export async function showRule(name: string, packageFolder: string, outside: Outside): Promise<ExitStatus> {
  if (!rules.some((rule) => rule.name === name)) {
    const [nearest] = rules.map((rule) => rule.name).sort((a, b) => distance(name, a) - distance(name, b));
    const hint = nearest !== undefined && distance(name, nearest) <= 4 ? `; did you mean ${nearest}?` : '';
    throw new UsageError(`there is no rule ${name}${hint}`);
  }
  const page = await pageOf(name, packageFolder, outside);
  outside.terminal.write(outside.terminal.interactive ? visibleLines(page) : page);
  return exitStatus.clean;
}

/** In the package the pages lie in `docs/rules`; in a checkout beside the rules that they are about. */
async function pageOf(name: string, packageFolder: string, { files }: Outside): Promise<string> {
  const places = [`server/src/rules/${name}/README.md`, `docs/rules/${name}.md`];
  for (const place of places) {
    const bytes = await files.read(`${packageFolder}/${place}`);
    if (bytes !== null) return decode(bytes).text;
  }
  throw new Error(`the page docs/rules/${name}.md is missing from this installation`);
}
