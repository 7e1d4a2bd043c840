/**
 * The rooms of the house and what each may import, by folders below the root. A file belongs to the room with
 * the longest matching name, and may import from its own room, from those listed, and from what lies in them.
 */
export interface Room {
  readonly rooms: readonly string[];
  /** npm packages; `node:` stands for all of Node's own modules. */
  readonly packages: readonly string[];
}

/** Folders of `server/src/conversions` that conversions share; every other folder there is a target. */
export const sharedByConversions: readonly string[] = ['htaccess', 'python'];

const engine = ['text', 'syntax', 'apache', 'verdict', 'site'].map((name) => `server/src/${name}`);
const linting = ['rules', 'conversions', 'linter'].map((name) => `server/src/${name}`);
const levenshtein = 'fastest-levenshtein';

const room = (rooms: readonly string[], packages: readonly string[] = []): Room => ({ rooms, packages });

export const rooms: Readonly<Record<string, Room>> = {
  'server/src/text': room([]),
  'server/src/syntax': room(['server/src/text']),
  'server/src/syntax/script': room(
    ['server/src/text', 'server/src/syntax/script'],
    ['@vscode/tree-sitter-wasm'],
  ),
  'server/src/syntax/script/python/standardImports.ts': room(['server/data', 'server/src/text']),
  'server/src/apache': room(['server/data'], [levenshtein]),
  'server/src/verdict': room(['server/src/text', 'server/src/syntax', 'server/src/apache']),
  'server/src/site': room(['server/src/text', 'server/src/syntax', 'server/src/apache']),
  'server/src/rules': room([...engine, 'server/src/rules'], [levenshtein]),
  'server/src/conversions': room(engine),
  'server/src/linter': room([...engine, ...linting], ['jsonc-parser']),
  'server/src/probe': room(['server/src/apache']),
  'server/src/serverLog': room([...engine, ...linting]),
  'server/src/languageService': room(
    [...engine, ...linting, 'server/src/serverLog'],
    ['vscode-languageserver'],
  ),
  'server/src/lsp': room(
    [
      ...engine,
      ...linting,
      'server/src/serverLog',
      'server/src/languageService',
      'server/src/platform/browser',
    ],
    ['vscode-languageserver', 'vscode-languageserver-textdocument'],
  ),
  'server/src/lsp/nodeMain.ts': room(
    ['server/src/lsp', 'server/src/platform'],
    ['node:', 'vscode-languageserver'],
  ),
  'server/src/platform/node': room([...engine, 'server/src/platform'], ['node:']),
  'server/src/platform/browser': room([...engine, 'server/src/platform']),
  'server/src/measure': room(engine, ['node:']),
  'server/src/cli': room(
    [
      ...engine,
      ...linting,
      'server/src/serverLog',
      'server/src/probe',
      'server/src/platform/node',
      'server/src/measure',
    ],
    ['node:', 'commander', 'diff', levenshtein, 'picocolors'],
  ),
  'server/tools': room(['server/src', 'server/data'], ['node:']),
  'server/data': room([]),
  'client/src': room(['server/src/lsp/protocol.ts'], ['vscode', 'vscode-languageclient']),
  'client/src/extension.ts': room(['client/src'], ['node:', 'vscode', 'vscode-languageclient']),
};
