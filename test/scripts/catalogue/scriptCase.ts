import type { Row } from './rows.js';

export interface CaseFile {
  readonly content: string | Uint8Array;
  readonly mode: number;
  /** A path of the case's own: the file is a symbolic link to it, or to a path of the machine. */
  readonly linksTo?: string;
}

/** What somebody has uploaded, and what is then asked for. */
export interface Upload {
  /** By the path below the folder of the case. */
  readonly files: Readonly<Record<string, CaseFile>>;
  /** The path asked for, with its query. */
  readonly asked: string;
  readonly request?: CaseRequest;
}

export interface CaseRequest {
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * What becomes of the visitor. `well`: served as meant. `refused`: 500; `forbidden`: 403; `source`: the program's text;
 * `mistyped`: a page under another type than it has. `halfway`: otherwise not as meant, a page that breaks off or a
 * request that waits. `hidden`: refused for a reason that the files do not show.
 */
export type Outcome = 'well' | 'refused' | 'forbidden' | 'source' | 'mistyped' | 'halfway' | 'hidden';

/** What the server answers, seen on the server. */
export interface Answer {
  /** 0 where the server hangs up, or answers what is no HTTP. */
  readonly status: number;
  /** The media type without parameters; null where there is none. Not compared where left out. */
  readonly type?: string | null;
  /** What the body starts with. */
  readonly body?: string;
  readonly location?: string;
  /** A part of what is in the error log; of mod_cgi's, where that says it in other words. */
  readonly log?: string;
  readonly logOfCgi?: string;
}

export interface ScriptCase {
  readonly name: string;
  readonly row: Row;
  readonly upload: Upload;
  readonly outcome: Outcome;
  readonly answer: Answer;
  /** The rules that speak, in the order of names. */
  readonly rules: readonly string[];
  /** Only who knows the modules and interpreters of the server can tell. */
  readonly byProfile?: true;
}

type More = Partial<Answer> & {
  readonly rules?: readonly string[];
  readonly byProfile?: true;
};

const made = (
  outcome: Outcome,
  row: Row,
  name: string,
  upload: Upload,
  answer: Answer,
  { rules = [], byProfile, ...more }: More,
): ScriptCase => ({
  name,
  row,
  upload,
  outcome,
  answer: { ...answer, ...more },
  rules,
  ...(byProfile === undefined ? {} : { byProfile }),
});

/** The tables of one row, each entry in one line. */
export const casesOf = (row: Row) => ({
  /** 200, `text/html`, and a page that starts with `<p>hello`, where nothing else is said. */
  well: (name: string, upload: Upload, more: More = {}): ScriptCase =>
    made('well', row, name, upload, { status: 200, type: 'text/html', body: '<p>hello' }, more),

  /** 500. @param log a part of what is in the error log */
  refused: (name: string, upload: Upload, log: string, rules: string | readonly string[], more: More = {}) =>
    made('refused', row, name, upload, { status: 500, log }, { ...more, rules: [rules].flat() }),

  /** 500 for a reason that the files do not show: nothing may be said. */
  hidden: (name: string, upload: Upload, log: string, more: More = {}) =>
    made('hidden', row, name, upload, { status: 500, log }, more),

  forbidden: (
    name: string,
    upload: Upload,
    log: string,
    rules: string | readonly string[],
    more: More = {},
  ) => made('forbidden', row, name, upload, { status: 403, log }, { ...more, rules: [rules].flat() }),

  /** The text of the file asked for. @param type that of its extension */
  source: (
    name: string,
    upload: Upload,
    type: string | null,
    rules: string | readonly string[],
    more: More = {},
  ) => made('source', row, name, upload, { status: 200, type }, { ...more, rules: [rules].flat() }),

  /** A page under another type than it has. */
  mistyped: (
    name: string,
    upload: Upload,
    type: string | null,
    rules: string | readonly string[],
    more: More = {},
  ) => made('mistyped', row, name, upload, { status: 200, type }, { ...more, rules: [rules].flat() }),

  /** 200 where nothing else is said, and yet not as meant. */
  halfway: (name: string, upload: Upload, more: More = {}) =>
    made('halfway', row, name, upload, { status: 200 }, more),
});

/** The name that a case has in the suite and in the table of misses. */
export const titleOf = ({ row, name }: ScriptCase): string => `${row}: ${name}`;
