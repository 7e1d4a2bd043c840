import type { NeededImport } from '../shared/neededImports.js';

/** Code that a fix puts into a script, and what it imports. */
export interface Definition {
  /** The name that it defines. */
  readonly name: string;
  readonly lines: readonly string[];
  readonly needed: readonly NeededImport[];
}

/**
 * The text of a form, as cgi reads it: of a POST the body and then the query, of anything else the query. A body
 * whose length is not told is read to its end.
 */
const formText: readonly string[] = [
  'query = os.environ.get("QUERY_STRING", "")',
  'if os.environ.get("REQUEST_METHOD") == "POST":',
  '    length = int(os.environ.get("CONTENT_LENGTH") or -1)',
  '    query = sys.stdin.buffer.read(length).decode(errors="replace") + "&" + query',
];

const needed: readonly NeededImport[] = [
  { module: 'os', name: null },
  { module: 'sys', name: null },
  { module: 'urllib.parse', name: 'parse_qs' },
];

const parsed = (keepBlank: boolean): string =>
  keepBlank ? 'parse_qs(query, keep_blank_values=True)' : 'parse_qs(query)';

const indented = (lines: readonly string[], by: string): readonly string[] =>
  lines.map((line) => (line === '' ? '' : `${by}${line}`));

/** What `cgi.parse()` does for forms without files: a name to the list of its values. */
export const readForm = (keepBlank: boolean): Definition => ({
  name: 'read_form',
  lines: [
    'def read_form():',
    '    """The fields of the query and of a posted form: name to list of values."""',
    ...indented(formText, '    '),
    `    return ${parsed(keepBlank)}`,
  ],
  needed,
});

/** The ways in which a script can ask a form; `item` is `form[name].value`. */
export type FormAccess = 'getvalue' | 'getfirst' | 'getlist' | 'keys' | 'item';

const methods: Readonly<Record<FormAccess, readonly string[]>> = {
  getvalue: [
    'def getvalue(self, name, default=None):',
    '    """One value; a list where the field was sent more than once."""',
    '    values = self.get(name, [default])',
    '    return values if len(values) > 1 else values[0]',
  ],
  getfirst: ['def getfirst(self, name, default=None):', '    return self.get(name, [default])[0]'],
  getlist: ['def getlist(self, name):', '    return self.get(name, [])'],
  keys: ['def keys(self):', '    return list(self)'],
  item: [
    'def __getitem__(self, name):',
    '    items = [SimpleNamespace(name=name, value=value) for value in super().__getitem__(name)]',
    '    return items if len(items) > 1 else items[0]',
  ],
};

/** A class that stands in for `cgi.FieldStorage` where no files are sent, with what the script asks of it. */
export const formFields = (access: ReadonlySet<FormAccess>, keepBlank: boolean): Definition => ({
  name: 'FormFields',
  lines: [
    'class FormFields(dict):',
    '    """The fields of the query and of a posted form, as cgi.FieldStorage had them; no uploaded files."""',
    '',
    '    def __init__(self):',
    ...indented(formText, '        '),
    `        super().__init__(${parsed(keepBlank)})`,
    ...(Object.keys(methods) as readonly FormAccess[])
      .filter((each) => access.has(each))
      .flatMap((each) => ['', ...indented(methods[each], '    ')]),
  ],
  needed: access.has('item') ? [...needed, { module: 'types', name: 'SimpleNamespace' }] : needed,
});

/** What `imp.load_source(name, path)` does for a module that was not loaded before. */
export const loadSource: Definition = {
  name: 'load_source',
  lines: [
    'def load_source(name, path):',
    '    """The module in a file, loaded under a name."""',
    '    loader = importlib.machinery.SourceFileLoader(name, path)',
    '    spec = importlib.util.spec_from_file_location(name, path, loader=loader)',
    '    module = importlib.util.module_from_spec(spec)',
    '    sys.modules[name] = module',
    '    loader.exec_module(module)',
    '    return module',
  ],
  needed: [
    { module: 'importlib.machinery', name: null },
    { module: 'importlib.util', name: null },
    { module: 'sys', name: null },
  ],
};
