import { readsHtaccess } from '../apache/overrides.js';
import type { ServerProfile } from '../apache/profile.js';
import type { HtaccessDocument } from '../syntax/htaccess/nodes.js';
import type { Encoding } from '../text/decode.js';
import { directiveRefusals } from './directiveRefusals.js';
import { FileReading } from './fileReading.js';
import { lineLengthRefusals } from './lineLength.js';
import type { Refusal } from './refusal.js';
import { structureRefusals } from './sectionStructure.js';

/**
 * Everything in a file for which Apache would answer 500, in the order of the file; nothing where another
 * server reads it, or AllowOverride keeps this one from it.
 *
 * @param encoding of the file's bytes, which messages name where they are beyond ASCII.
 */
export function refusalsIn(
  document: HtaccessDocument,
  profile: ServerProfile,
  encoding: Encoding = 'utf-8',
): readonly Refusal[] {
  if (profile.software !== 'apache' || !readsHtaccess(profile)) return [];
  const reading = new FileReading(document, profile, encoding);
  return [...lineLengthRefusals(reading), ...structureRefusals(reading), ...directiveRefusals(reading)].sort(
    (a, b) => a.span.start - b.span.start,
  );
}

/**
 * The refusal that Apache names, which is the first that it notices; null where it reads the file to its end,
 * or where that depends on what the profile leaves open.
 */
export function firstRefusal(
  refusals: readonly Refusal[],
): { readonly line: number; readonly message: string } | null {
  const [first] = refusals.filter(({ reached }) => reached === 'yes').sort(byNotice);
  return first === undefined ? null : { line: first.line, message: first.message };
}

/** Of sections still open at one place the innermost is named first. */
const byNotice = (a: Refusal, b: Refusal): number =>
  Number(a.noticed.phase === 'applying') - Number(b.noticed.phase === 'applying') ||
  a.noticed.at - b.noticed.at ||
  startOf(b) - startOf(a);

const startOf = ({ node, span }: Refusal): number => (node ?? { span }).span.start;
