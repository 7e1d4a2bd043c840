import type { ServerProfile } from '../../../server/src/apache/profile.js';
import type { HtaccessProbe } from '../../../server/tools/directiveFacts/htaccessProbe.js';
import type { ComparedFile } from '../comparison/comparison.js';
import { bytesOf } from '../comparison/trueLines.js';
import type { Mistake } from './mistake.js';
import { mistakes } from './mistakes.js';
import { Random } from './random.js';

export interface VariantOptions {
  readonly seed: number;
  readonly count: number;
  /** Only mistakes whose names hold this. */
  readonly mistake?: string;
}

/**
 * Variants of files: whole ones and small ones of a few of their lines, each with a mistake, some with none or two.
 * Nearly all are made of files that this server takes, so that the mistake is what it meets.
 */
export async function variantsFor(
  probe: HtaccessProbe,
  { name }: ServerProfile,
  files: readonly ComparedFile[],
  { seed, count, mistake = '' }: VariantOptions,
): Promise<readonly ComparedFile[]> {
  const messages = await probe.messagesFor(files.map(({ text }) => bytesOf(text)));
  const taken = files.filter((_, index) => messages[index] === null);
  const refused = files.filter((_, index) => messages[index] !== null);
  const lines = await takenLines(probe, taken);
  const chosen = mistakes.filter((each) => each.name.includes(mistake));
  const random = new Random(seed);
  const variants = new Map<string, ComparedFile>();
  for (let index = 0; variants.size < count && index < count * 20; index++) {
    const origin = originOf(random, taken, refused, lines);
    const made = withMistakes(origin, random, chosen);
    if (made !== null && !variants.has(made.text)) {
      variants.set(made.text, { ...made, name: `${made.name}, seed ${seed} number ${index} (${name})` });
    }
  }
  return [...variants.values()];
}

/** Without one a variant of a few lines tells whether lines that each are taken are taken together. */
const mistakesPerFile = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 2, 2];

function originOf(
  random: Random,
  taken: readonly ComparedFile[],
  refused: readonly ComparedFile[],
  lines: readonly string[],
): ComparedFile {
  if (lines.length === 0 || random.chance(0.45)) {
    return random.pick(refused.length > 0 && (taken.length === 0 || random.chance(0.06)) ? refused : taken);
  }
  const few = Array.from({ length: random.between(0, 4) }, () => random.pick(lines));
  return { name: 'a few lines', text: few.map((line) => `${line}\n`).join('') };
}

function withMistakes(origin: ComparedFile, random: Random, from: readonly Mistake[]): ComparedFile | null {
  const count = random.pick(mistakesPerFile);
  let { name, text } = origin;
  for (let made = 0; made < count; made++) {
    const mistake = weighted(random, from);
    const changed = mistake.make(text, random);
    if (changed === null || changed === text) return null;
    text = changed;
    name += `, ${mistake.name}`;
  }
  return { name, text };
}

function weighted(random: Random, from: readonly Mistake[]): Mistake {
  let at = random.fraction() * from.reduce((sum, { weight }) => sum + weight, 0);
  for (const mistake of from) {
    at -= mistake.weight;
    if (at < 0) return mistake;
  }
  return random.pick(from);
}

/** The directives that stand alone: lines that the server takes as a file of their own. */
async function takenLines(probe: HtaccessProbe, files: readonly ComparedFile[]): Promise<readonly string[]> {
  const lines = [
    ...new Set(
      files.flatMap(({ text }) =>
        text
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => /^[^#<]/.test(line) && !line.endsWith('\\')),
      ),
    ),
  ];
  const messages = await probe.messagesFor(lines.map((line) => bytesOf(`${line}\n`)));
  return lines.filter((_, index) => messages[index] === null);
}
