import type { DirectiveFacts } from '../apache/directiveFacts.js';
import type { OverrideClass, ServerProfile } from '../apache/profile.js';

/** What a line may say where it stands, as the server keeps it while it goes through a file. */
export interface Granted {
  /** Null for all. */
  readonly classes: readonly OverrideClass[] | null;
  /** Whether `Nonfatal=` holds: a section that grants classes of its own knows nothing of it. */
  readonly nonfatal: boolean;
}

/** Outside of any section. */
export const grantedByProfile = ({ allowOverride }: ServerProfile): Granted => ({
  classes: allowOverride === null ? null : [...allowOverride],
  nonfatal: true,
});

/**
 * Whether the server lets a .htaccess have a directive here, and what it does if not: it refuses the file, or
 * skips the directive with all that it holds (`AH02295`).
 *
 * Source: `invoke_cmd` in the server's `config.c`. `AllowOverrideList` also grants what the server otherwise
 * keeps for `<Directory>`; seen on 2.4.71.
 *
 * @param granted for what is done on reading that of the file: the server does not know the section yet.
 */
export function permissionOf(
  facts: DirectiveFacts,
  granted: Granted,
  { allowOverrideList, nonfatal }: ServerProfile,
): 'granted' | 'refused' | 'skipped' {
  if (hasClass(facts, granted.classes)) return 'granted';
  if (facts.configuration !== 'server' && allowOverrideList.has(facts.name.toLowerCase())) return 'granted';
  return granted.nonfatal && nonfatal.has('override') ? 'skipped' : 'refused';
}

/** A directive of every class needs one of them, whichever. */
function hasClass({ htaccess, override }: DirectiveFacts, classes: readonly OverrideClass[] | null): boolean {
  if (htaccess === 'not-allowed') return false;
  if (classes === null) return true;
  return override.length === 0 ? classes.length > 0 : override.some((each) => classes.includes(each));
}

/** Whether the server skips what it does not know (`AH02296`). */
export const skipsUnknown = (granted: Granted, { nonfatal }: ServerProfile): boolean =>
  granted.nonfatal && nonfatal.has('unknown');
