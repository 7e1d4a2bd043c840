import { type Compared, lineAgrees, messageAgrees, verdictAgrees } from './comparison.js';
import { classOf } from './messageClasses.js';

export type DisagreementKind = 'verdict' | 'message' | 'line' | 'trouble';

/** Files about which server and verdict differ in the same way. */
export interface Disagreement {
  readonly kind: DisagreementKind;
  /** What both say, in classes. */
  readonly what: string;
  readonly files: readonly Compared[];
}

export function kindOf(result: Compared): DisagreementKind | null {
  if (result.trouble !== null) return 'trouble';
  if (!verdictAgrees(result)) return 'verdict';
  if (result.server === null) return null;
  if (!messageAgrees(result)) return 'message';
  return lineAgrees(result) === false ? 'line' : null;
}

/** The ways in which results differ, those of the verdict first, then the most frequent. */
export function disagreementsIn(results: readonly Compared[]): readonly Disagreement[] {
  const found = new Map<string, { kind: DisagreementKind; what: string; files: Compared[] }>();
  for (const result of results) {
    const kind = kindOf(result);
    if (kind === null) continue;
    const what = wordsFor(result, kind);
    const group = found.get(`${kind} ${what}`) ?? { kind, what, files: [] };
    group.files.push(result);
    found.set(`${kind} ${what}`, group);
  }
  return [...found.values()].sort(
    (a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || b.files.length - a.files.length,
  );
}

const order: readonly DisagreementKind[] = ['trouble', 'verdict', 'message', 'line'];

function wordsFor({ server, verdict, trouble }: Compared, kind: DisagreementKind): string {
  if (kind === 'trouble') return trouble ?? '';
  const ofServer = server === null ? 'takes it' : detailed(server.message);
  if (kind === 'line') return ofServer;
  return `server: ${ofServer} | verdict: ${verdict === null ? 'takes it' : detailed(verdict.message)}`;
}

/** A message with what is the file's own left out, but for the directive's name. */
function detailed(message: string): string {
  const skeleton = message.replace(/'.*'/g, "'…'").replace(/".*"/g, '"…"').replace(/\d+/g, 'N');
  return skeleton.length > 110 ? `${classOf(message)}: ${skeleton.slice(0, 90)}` : skeleton;
}
