import { ConfigurationRecord } from '../configurationRecord.js';
import type { Invocation } from '../invocation.js';

/** A macro that a line above has defined. */
export interface Macro {
  /** As messages name it: in lower case, with the line that defines it. */
  readonly title: string;
  readonly parameters: number;
  /** Whether what it holds may define or remove macros in its turn. */
  readonly changesMacros: boolean;
}

/** What a file has defined up to a line: macros belong to no section. */
interface Macros {
  /** By names in lower case; null before the first definition, which the server tells from none being left. */
  defined: Map<string, Macro> | null;
  /** Whether a guard that is left open, or a macro's own lines, may have changed it. */
  uncertain: boolean;
}

const macros = new ConfigurationRecord<Macros>(() => ({ defined: null, uncertain: false }));

/** Where the server's own configuration defines macros, a file may use those: nothing is known of them. */
export function macrosBefore({ reading, profile }: Invocation): Readonly<Macros> {
  const { defined, uncertain } = macros.in(reading);
  return { defined, uncertain: uncertain || profile.modules === null };
}

/** Notes a definition, which counts from where it begins, or with null the removal of a macro. */
export function noteMacro(name: string, macro: Macro | null, { reading, around }: Invocation): void {
  const before = macros.in(reading);
  before.defined ??= new Map();
  if (macro === null) before.defined.delete(name);
  else before.defined.set(name, macro);
  if (around.reached !== 'yes') before.uncertain = true;
}

/** Notes that from here on it is open which macros there are. */
export function noteUncertainty({ reading }: Invocation): void {
  macros.in(reading).uncertain = true;
}
