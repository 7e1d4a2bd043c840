import type { ConversionOutcome, ConversionTarget } from '../conversions/conversion.js';
import { conversions } from '../conversions/registry.js';
import type { ConversionInvitation } from '../rules/rule.js';
import type { Fix } from '../site/change.js';
import type { Site } from '../site/site.js';
import type { LinterSettings } from './settings.js';

/** What the conversions answer to an invitation: those that can be done here, and why the others cannot. */
export interface ConversionOffers {
  /** The preferred target first. */
  readonly fixes: readonly Fix[];
  readonly declined: readonly DeclinedConversion[];
}

export interface DeclinedConversion {
  readonly target: ConversionTarget;
  readonly reason: string;
}

export function conversionOffers(
  site: Site,
  invitation: ConversionInvitation,
  settings: LinterSettings,
): ConversionOffers {
  const fixes: Fix[] = [];
  const declined: DeclinedConversion[] = [];
  for (const conversion of conversions) {
    const outcome = conversion.convert({
      site,
      profile: settings.profile,
      ...invitation,
      server: null,
      hosting: settings.hosting,
      pythonInterpreter: settings.pythonInterpreter,
    });
    if (outcome.kind === 'declined') declined.push({ target: conversion.target, reason: outcome.reason });
    else fixes.push(fixOf(conversion.target, outcome));
  }
  const preferred = (fix: Fix): number => (fix.target === settings.preferredTarget ? 0 : 1);
  return { fixes: fixes.sort((a, b) => preferred(a) - preferred(b)), declined };
}

/** A conversion is never safe: it rewrites programs, and only the person knows what they are for. */
const fixOf = (
  target: ConversionTarget,
  { title, because, changes, steps }: Extract<ConversionOutcome, { kind: 'converted' }>,
): Fix => ({ title, safety: 'unsafe', because, changes, target, steps });
