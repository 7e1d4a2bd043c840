import { leadingNumber } from '../../numbers.js';
import type { ArgumentCheck, ModuleChecks } from '../invocation.js';
import { invalidArgument, ofFirstWord } from '../wordChecks.js';
import { substituteCheck } from './substitute.js';

/** What a suffix multiplies with, as 64 bits hold the product. */
const factors: ReadonlyMap<string, bigint> = new Map([
  ['', 1n],
  ['b', 1n],
  ['k', 1n << 10n],
  ['m', 1n << 20n],
  ['g', 1n << 30n],
]);

const largest = 2n ** 63n - 1n;

/** `set_max_line_length` in mod_substitute.c. */
const maxLineLengthCheck: ArgumentCheck = ofFirstWord((word) => {
  const { value, end, outOfRange } = leadingNumber(word.value);
  const factor = outOfRange ? undefined : factors.get(word.value.slice(end).toLowerCase());
  if (factor !== undefined && value > largest / factor) {
    return invalidArgument('SubstituteMaxLineLength value too large', word);
  }
  if (factor !== undefined && BigInt.asIntN(64, value * factor) >= 0n) return null;
  return invalidArgument(
    "SubstituteMaxLineLength must be a non-negative integer optionally suffixed with 'b', 'k', 'm' or 'g'.",
    word,
  );
});

/** mod_substitute. */
export const substituteChecks: ModuleChecks = {
  arguments: { Substitute: substituteCheck, SubstituteMaxLineLength: maxLineLengthCheck },
};
