import { type ServerProfile, variableValue } from './profile.js';

/** A text with its variables expanded. */
export interface ExpandedText {
  readonly text: string;
  /** Whether a `${VARIABLE}` in it is one that the profile does not know. */
  readonly uncertain: boolean;
}

/**
 * `ap_resolve_env`: an unknown variable stays as it is written, what is expanded is not expanded again. A name
 * reaches up to the next `}`, whatever it holds. A line is expanded as a whole, before it is taken apart: a value
 * with a space in it becomes two words (seen on 2.4.71).
 */
export function expandVariables(text: string, profile: ServerProfile): ExpandedText {
  let start = text.indexOf('${');
  if (start < 0) return { text, uncertain: false };
  let expanded = '';
  let uncertain = false;
  let at = 0;
  for (; start >= 0; start = text.indexOf('${', at)) {
    const end = text.indexOf('}', start);
    if (end < 0) break;
    const name = text.slice(start + 2, end);
    const value = variableValue(profile, name);
    if (value === undefined && (profile.defines === null || profile.environment === null)) uncertain = true;
    expanded += text.slice(at, start) + (value ?? text.slice(start, end + 1));
    at = end + 1;
  }
  return { text: expanded + text.slice(at), uncertain };
}
