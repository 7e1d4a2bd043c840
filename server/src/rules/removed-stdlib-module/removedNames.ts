/** A function, class or value that went while its module stayed. */
export interface RemovedName {
  /** The Python that first lacks it, as `3.8`. */
  readonly since: string;
  /** What to use, a phrase. */
  readonly successor: string;
  /** The name of the same module that can stand in its place with the same arguments; null where none can. */
  readonly renamed: string | null;
}

type Entry = readonly [successor: string, renamed?: string];

/**
 * From "What's New in Python" 3.0 to 3.13, each of them asked of the interpreters on both sides of its version.
 * The functions of Python 2's `string` are methods of the text itself.
 */
const inVersions: Readonly<Record<string, Readonly<Record<string, Entry>>>> = {
  '3.0': {
    'os.getcwdu': ['os.getcwd', 'getcwd'],
    'os.popen2': ['subprocess.Popen'],
    'os.popen3': ['subprocess.Popen'],
    'os.popen4': ['subprocess.Popen'],
    'os.tempnam': ['tempfile.mkstemp'],
    'os.tmpnam': ['tempfile.mkstemp'],
    'string.atof': ['float'],
    'string.atoi': ['int'],
    'string.capitalize': ['the method capitalize() of the text'],
    'string.find': ['the method find() of the text'],
    'string.join': ['the method join() of the separator'],
    'string.letters': ['string.ascii_letters', 'ascii_letters'],
    'string.lower': ['the method lower() of the text'],
    'string.lowercase': ['string.ascii_lowercase', 'ascii_lowercase'],
    'string.maketrans': ['str.maketrans'],
    'string.replace': ['the method replace() of the text'],
    'string.split': ['the method split() of the text'],
    'string.strip': ['the method strip() of the text'],
    'string.translate': ['the method translate() of the text'],
    'string.upper': ['the method upper() of the text'],
    'string.uppercase': ['string.ascii_uppercase', 'ascii_uppercase'],
    'string.zfill': ['the method zfill() of the text'],
    'sys.exc_clear': ['nothing: an exception is forgotten behind its handler'],
    'sys.exc_type': ['sys.exc_info()[0]'],
    'sys.exc_value': ['sys.exc_info()[1]'],
    'sys.maxint': ['sys.maxsize', 'maxsize'],
    'urllib.quote': ['urllib.parse.quote'],
    'urllib.quote_plus': ['urllib.parse.quote_plus'],
    'urllib.unquote': ['urllib.parse.unquote'],
    'urllib.unquote_plus': ['urllib.parse.unquote_plus'],
    'urllib.urlencode': ['urllib.parse.urlencode'],
    'urllib.urlopen': ['urllib.request.urlopen'],
    'urllib.urlretrieve': ['urllib.request.urlretrieve'],
    'itertools.ifilter': ['the built-in filter'],
    'itertools.imap': ['the built-in map'],
    'itertools.izip': ['the built-in zip'],
    'types.DictType': ['dict'],
    'types.IntType': ['int'],
    'types.ListType': ['list'],
    'types.StringType': ['str'],
    'types.StringTypes': ['str'],
  },
  '3.7': { 'os.errno': ['the module errno'] },
  '3.8': {
    'cgi.escape': ['html.escape'],
    'cgi.parse_qs': ['urllib.parse.parse_qs'],
    'cgi.parse_qsl': ['urllib.parse.parse_qsl'],
    'platform.dist': ['the package distro from PyPI'],
    'platform.linux_distribution': ['the package distro from PyPI'],
    'tarfile.filemode': ['stat.filemode'],
    'time.clock': ['time.perf_counter or time.process_time', 'perf_counter'],
  },
  '3.9': {
    'base64.decodestring': ['base64.decodebytes', 'decodebytes'],
    'base64.encodestring': ['base64.encodebytes', 'encodebytes'],
    'fractions.gcd': ['math.gcd'],
    'plistlib.readPlist': ['plistlib.load'],
  },
  '3.10': {
    'collections.Callable': ['collections.abc.Callable'],
    'collections.Hashable': ['collections.abc.Hashable'],
    'collections.Iterable': ['collections.abc.Iterable'],
    'collections.Mapping': ['collections.abc.Mapping'],
    'collections.MutableMapping': ['collections.abc.MutableMapping'],
    'collections.Sequence': ['collections.abc.Sequence'],
  },
  '3.11': {
    'asyncio.coroutine': ['async def'],
    'binascii.b2a_hqx': ['binascii.b2a_base64'],
    'gettext.lgettext': ['gettext.gettext'],
    'inspect.getargspec': ['inspect.getfullargspec or inspect.signature'],
  },
  '3.12': {
    'configparser.SafeConfigParser': ['configparser.ConfigParser', 'ConfigParser'],
    'locale.format': ['locale.format_string', 'format_string'],
    'ssl.match_hostname': ['an SSLContext, which compares the names itself'],
    'ssl.wrap_socket': ['the method wrap_socket() of an SSLContext'],
  },
  '3.13': { 'locale.resetlocale': ['locale.setlocale(locale.LC_ALL, "")'] },
};

const table: ReadonlyMap<string, RemovedName> = new Map(
  Object.entries(inVersions).flatMap(([since, names]) =>
    Object.entries(names).map(
      ([name, [successor, renamed]]) => [name, { since, successor, renamed: renamed ?? null }] as const,
    ),
  ),
);

/** @param path a dotted name, as `cgi.escape` */
export const removedName = (path: string): RemovedName | null => table.get(path) ?? null;
