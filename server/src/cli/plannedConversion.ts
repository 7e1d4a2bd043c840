import type { Conversion } from '../conversions/conversion.js';
import type { LinterSettings } from '../linter/settings.js';
import type { ConversionInvitation } from '../rules/rule.js';
import type { Change, Step } from '../site/change.js';
import type { Site } from '../site/site.js';
import { inConflict, mergedEdits } from './changeConflicts.js';

/** What a conversion would do at a path, line by line. */
export interface PlannedConversion {
  readonly target: string;
  readonly converted: readonly ConvertedLine[];
  readonly declined: readonly DeclinedLine[];
  /** Of all converted lines together. */
  readonly changes: readonly Change[];
}

export interface ConvertedLine {
  readonly invitation: ConversionInvitation;
  readonly title: string;
  readonly because: string;
  readonly changes: readonly Change[];
  readonly steps: readonly Step[];
}

export interface DeclinedLine {
  readonly invitation: ConversionInvitation;
  readonly reason: string;
}

/** Asks the conversion about each line. Of two that would change the same text the first is made. */
export function planConversion(
  conversion: Conversion,
  { site, invitations }: { readonly site: Site; readonly invitations: readonly ConversionInvitation[] },
  settings: LinterSettings,
  server: string | null,
): PlannedConversion {
  const converted: ConvertedLine[] = [];
  const declined: DeclinedLine[] = [];
  for (const invitation of invitations) {
    const { profile, hosting, pythonInterpreter } = settings;
    const outcome = conversion.convert({ site, profile, ...invitation, server, hosting, pythonInterpreter });
    const first =
      outcome.kind === 'converted'
        ? converted.find((other) => inConflict(outcome.changes, other.changes))
        : undefined;
    if (outcome.kind === 'declined') {
      declined.push({ invitation, reason: outcome.reason });
    } else if (first !== undefined) {
      declined.push({
        invitation,
        reason: `it changes the same text as "${first.title}": convert again when that is done`,
      });
    } else {
      const { title, because, changes, steps } = outcome;
      converted.push({ invitation, title, because, changes, steps });
    }
  }
  return {
    target: conversion.target,
    converted,
    declined,
    changes: mergedEdits(converted.flatMap(({ changes }) => changes)),
  };
}
