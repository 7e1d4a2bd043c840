import { lowerCase } from '../expression/functions.js';
import { mapped, type Texts } from '../texts.js';
import { type ExpansionContext, expanded } from './expansion.js';
import type { RewriteRule } from './rewriteConfiguration.js';
import type { Forced, RewriteState } from './rewriteState.js';

/** With what `E` sets; not known where it is not known whether the rule applies. */
export function withEnvironment(
  state: RewriteState,
  { flags }: RewriteRule,
  context: ExpansionContext | null,
): RewriteState {
  if (flags.environment.length === 0) return state;
  const environment = new Map<string, Texts>(state.environment);
  for (const item of flags.environment) {
    const texts = context === null ? null : expanded(item, context).texts;
    const [only = item] = texts ?? [];
    const [, unset = '', name = '', value = ''] = /^(!?)([^:]*):?(.*)$/s.exec(only) ?? [];
    if (texts === null || texts.length > 1) environment.set(name, null);
    else environment.set(name, [unset === '' ? value : '']);
  }
  return { ...state, environment };
}

export function withForced(
  state: RewriteState,
  { flags, line }: RewriteRule,
  context: ExpansionContext,
): RewriteState {
  const forced = (text: string | null, before: Forced | null): Forced | null => {
    if (text === null) return before;
    const { texts } = expanded(text, context, { escaping: flags.escaping, lastQuestionMark: false });
    const [only = null] = mapped(texts, lowerCase) ?? [];
    if (only === '') return before;
    return { value: texts?.length === 1 ? only : null, line };
  };
  return { ...state, handler: forced(flags.handler, state.handler), type: forced(flags.type, state.type) };
}
