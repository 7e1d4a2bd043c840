import { type Expression, foreign, text, unknown } from '../flow/program.js';
import {
  atTheEnd,
  ends,
  format,
  lost,
  oneLine,
  quiet,
  same,
  writeOut,
  writeUnseen,
} from '../tree/libraryFunctions.js';
import { done, type Lifted, lifted } from '../tree/lifted.js';
import { plainText } from '../tree/scriptTree.js';
import type { Invocation, LibraryFunction } from '../tree/treeLanguage.js';
import { write } from '../tree/written.js';
import { cgiHeader } from './cgiLibrary.js';

type Named = readonly (readonly [string, LibraryFunction])[];

const named = (names: string, does: LibraryFunction): Named =>
  names.split(/\s+/).map((name) => [name, does] as const);

/** What writes to an output that is put before it, or to standard output. */
const printing: Named = [
  ['puts', putLines],
  ['print', writeOut],
  ['putc', writeUnseen],
  [
    'printf',
    (invocation) => {
      const { before, value } = format(invocation);
      return done([...before, ...write(value, invocation.span)], invocation.span);
    },
  ],
];

const onStandardOutput: Named = [
  ...printing,
  ...named('write syswrite <<', writeOut),
  ...named('flush fsync sync binmode set_encoding tty? isatty', quiet),
  ...named('pp p', writeUnseen),
];

const under = (outputs: readonly string[], functions: Named): Named =>
  outputs.flatMap((output) => functions.map(([name, does]) => [`${output}.${name}`, does] as const));

/** What Ruby's own functions write (its manual, Kernel and IO), by their names in full. */
export const rubyFunctions: ReadonlyMap<string, LibraryFunction> = new Map<string, LibraryFunction>([
  ...printing,
  ...under(['$stdout', 'STDOUT', '$>'], onStandardOutput),
  ...under(['$stderr', 'STDERR'], named('puts print write printf flush sync reopen << p', quiet)),
  ...named('p pp display', writeUnseen),
  ...named('format sprintf', format),
  ...named('exit abort Kernel.exit Process.exit', ends),
  ...named('raise fail', ({ span, arguments: args, around }) =>
    done([...around.liftAll(args).before, { kind: 'fail' }], span),
  ),
  ['at_exit', (invocation) => atTheEnd(invocation, invocation.arguments.at(-1)) ?? lost(invocation)],
  ['require', required],
  ...named('require_relative load', ({ span }) => lifted(foreign(span))),
  ['loop', looped],
  ...named('warn lambda proc binding attr_accessor attr_reader include gets sleep srand trap', quiet),
  // `exit!` leaves out what waits in the buffer; the others run what is not seen.
  ...named('exit! catch throw fork exec yield eval instance_eval define_method send', lost),
  // A child writes behind what Ruby wrote so far: it flushes before it starts one.
  ['system', ({ span, arguments: args, around }) => lifted(foreign(span), around.liftAll(args).before)],
  ...named(
    'rand Integer Float Time.now File.exist? File.join File.basename File.expand_path CGI.escape',
    oneLine,
  ),
  ...named('File.read Dir.glob CGI.escapeHTML CGI.new', quiet),
  ['String', same],
  ...named('CGI.new.header CGI.new.http_header', (invocation) => cgiHeader(invocation, false)),
  ['CGI.new.out', cgiPage],
  ['CGI.new.print', writeOut],
  ...named('CGI.new.params CGI.new.cookies CGI.new.[]', quiet),
  ...named('CGI.new.request_method CGI.new.query_string', oneLine),
]);

/** Each value, of a list each item, with a line end behind it where it has none. */
function putLines({ span, arguments: args, around }: Invocation): Lifted {
  const { before, values } = around.liftAll(args);
  if (values.length === 0) return done(write(text('\n', span), span), span);
  const of: Expression = { kind: 'list', items: values };
  return done([...before, ...write({ kind: 'ended', of, source: span }, span)], span);
}

/** A library does nothing but define; a framework answers once the script has ended, a file of the site's own may write. */
function required(invocation: Invocation): Lifted {
  const { span } = invocation;
  const name = plainText(invocation.arguments[0]) ?? './';
  if (/^(?:sinatra|rack|rails|roda|hanami|webrick|fcgi|cuba|camping|padrino)\b/.test(name))
    return lost(invocation);
  return lifted(/^[./]/.test(name) ? foreign(span) : unknown(span));
}

function looped(invocation: Invocation): Lifted {
  const body = invocation.around.inline(invocation.arguments.at(-1));
  if (body === null) return lost(invocation);
  return done([{ kind: 'loop', items: null, name: null, body, certain: true }], invocation.span);
}

/** `cgi.out { page }` writes the header and what the block comes to. */
function cgiPage(invocation: Invocation): Lifted {
  const { span, arguments: args, around } = invocation;
  const block = args.at(-1);
  const options = block?.kind === 'function' ? args.slice(0, -1) : args;
  const header = cgiHeader({ ...invocation, arguments: options }, true);
  const page = around.callOf(block, []);
  const written = page === null ? [] : write(page, span);
  return done([...header.before, ...write(header.value, span), ...written], span);
}
