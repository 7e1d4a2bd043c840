const special = '^.$|()[]*+?{}';

/**
 * Whether mod_setenvif compares a pattern as a plain string and never compiles it: `non_regex_pattern` in
 * mod_setenvif.c. An escape of anything but a special character makes it a pattern.
 */
export function isPlainString(pattern: string): boolean {
  let escaped = false;
  for (const unit of pattern) {
    if (unit === '\\') escaped = !escaped;
    else if (special.includes(unit) !== escaped) return false;
    else escaped = false;
  }
  return true;
}
