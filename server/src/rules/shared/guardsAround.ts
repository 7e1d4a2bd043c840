import { guardHolds } from '../../apache/guards.js';
import { moduleNamed } from '../../apache/moduleNames.js';
import type { ServerProfile } from '../../apache/profile.js';
import { isNamed, type Section } from '../../syntax/htaccess/nodes.js';

/** Whether the server reads what stands in these sections, or may. */
export const mayBeRead = (sections: readonly Section[], profile: ServerProfile): boolean =>
  sections.every(({ open }) => guardHolds(profile, open.nameText, open.argumentText) !== 'no');

/** Identifiers of the modules that these sections ask to be loaded. */
export const modulesAskedFor = (sections: readonly Section[]): readonly string[] =>
  sections.flatMap(({ open }) => {
    const name = open.argumentText.replaceAll('"', '').trim();
    return isNamed(open, 'IfModule') ? (moduleNamed(name) ?? []) : [];
  });
