import type { DirectiveFacts } from '../apache/directiveFacts.js';
import type { OverrideClass, ServerProfile } from '../apache/profile.js';

/** What the server does with a directive for where it stands: `skipped` is with all that it holds (`AH02295`). */
export type Permission = 'granted' | 'refused' | 'skipped';

/**
 * Whether the server lets a .htaccess have a directive, outside of sections that grant classes of their own.
 *
 * Source: `invoke_cmd` in the server's `config.c`.
 */
export function permissionByProfile(facts: DirectiveFacts, profile: ServerProfile): Permission {
  const { allowOverride, nonfatal } = profile;
  const classes = allowOverride === null ? null : [...allowOverride];
  if (hasClass(facts, classes) || isListed(facts, profile)) return 'granted';
  return nonfatal.has('override') ? 'skipped' : 'refused';
}

/** The same inside of a section that grants these classes and no other: there nothing is skipped. */
export const permissionBySection = (
  facts: DirectiveFacts,
  classes: readonly OverrideClass[],
  profile: ServerProfile,
): Permission => (hasClass(facts, classes) || isListed(facts, profile) ? 'granted' : 'refused');

/** A directive of every class needs one of them, whichever. */
function hasClass({ htaccess, override }: DirectiveFacts, classes: readonly OverrideClass[] | null): boolean {
  if (htaccess === 'not-allowed') return false;
  if (classes === null) return true;
  return override.length === 0 ? classes.length > 0 : override.some((each) => classes.includes(each));
}

/** `AllowOverrideList` also grants what is otherwise kept for `<Directory>`; seen on 2.4.71. */
const isListed = ({ configuration, name }: DirectiveFacts, { allowOverrideList }: ServerProfile): boolean =>
  allowOverrideList.size > 0 && configuration !== 'server' && allowOverrideList.has(name.toLowerCase());
