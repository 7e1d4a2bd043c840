import type { ServerProfile } from '../apache/profile.js';
import type { Message } from './rule.js';

/** What a rule says otherwise where LiteSpeed reads the files. */
type OtherWords = Partial<Pick<Message, 'why' | 'remedy'>>;

const cannotStart =
  'A system that cannot start the program answers nothing of it: visitors get an error in the place of the page.';

/**
 * The rules that speak where LiteSpeed reads the files, each with what it says otherwise there.
 *
 * The others claim what is known of Apache alone, and are silent: which directives a .htaccess may hold and what
 * becomes of a wrong one (LiteSpeed has a parser of its own; OpenLiteSpeed reads little but rewrite rules), which
 * names handlers have (LiteSpeed makes a media type of each script handler, `application/x-httpd-SUFFIX`, and lets
 * AddType choose one), whether ExecCGI counts, and what AddType does beside a handler. By LiteSpeed's manual and
 * OpenLiteSpeed's source; none of it was tried on a running LiteSpeed, so a rule that is not in this table says
 * nothing rather than too much.
 *
 * What holds for every server is spoken of: the system starts a CGI program by its first line and its permissions,
 * the interpreter compiles it, RFC 3875 says what it has to write, and each request costs a process. The lines of
 * Apache's error log are left out, as LiteSpeed's are others.
 */
const onLiteSpeed: ReadonlyMap<string, OtherWords> = new Map<string, OtherWords>([
  ['handler-without-files', {}],
  [
    'header-after-body',
    {
      why: 'An empty line ends the header of a CGI program (RFC 3875): what comes behind it is the page, whatever it looks like.',
    },
  ],
  [
    'interpreter-missing',
    {
      why: 'A system that does not have this program cannot start the script: visitors get an error in the place of the page.',
    },
  ],
  [
    'invalid-status',
    {
      why: 'The status of a CGI program starts with a number of three digits (RFC 3875), and an answer has one from 200 to 599. What becomes of another one is up to the server.',
    },
  ],
  [
    'malformed-header',
    {
      why: 'A header line of a CGI program is a name without blanks, a colon and a value (RFC 3875). What becomes of another one is up to the server: an error, or a line that is lost.',
    },
  ],
  [
    'missing-content-type',
    {
      why: 'A CGI program has to say of what type its page is (RFC 3875). What becomes of one that does not is up to the server: an error, or a guess.',
    },
  ],
  [
    'missing-header-separator',
    {
      why: 'An empty line is what tells the header of a CGI program from its page (RFC 3875): without one visitors get an error, or a page that lacks a part.',
    },
  ],
  ['missing-shebang', { why: cannotStart }],
  [
    'missing-status-line',
    {
      why: 'The name of the script starts with "nph-": by RFC 3875 it writes the whole answer itself, and the server adds nothing to it.',
    },
  ],
  ['not-executable', { why: cannotStart }],
  [
    'output-before-headers',
    {
      why: 'What a CGI program writes starts with its header (RFC 3875). One that comes later is a part of the page, or the whole is an error.',
    },
  ],
  [
    'per-request-cgi',
    {
      remedy:
        'Let LiteSpeed keep the program running by its own interface, LSAPI: hosting panels set that up as "Python App" and the like, and your host can tell.',
    },
  ],
  [
    'python2-syntax',
    { why: 'Python 3 does not run this: visitors get an error, or a part of the page, in its place.' },
  ],
  [
    'removed-stdlib-module',
    {
      why: 'A Python that does not have the module stops here: visitors get an error in the place of the page.',
    },
  ],
  ['request-echoed', {}],
  [
    'shadowed-stdlib-module',
    {
      why: "Python looks into the script's folder first, and the file there is another one than is asked for: visitors get an error, or a part of the page, in its place.",
    },
  ],
  ['shebang-arguments', { why: cannotStart }],
  ['shebang-line-ending', { why: cannotStart }],
  ['shell-injection', {}],
  [
    'syntax-error',
    { why: 'Python stops before it runs anything: visitors get an error in the place of the page.' },
  ],
  [
    'unflushed-output-order',
    {
      why: 'Under a server Python keeps what it prints in a buffer, and sends it when the script ends. What comes first is taken for the header (RFC 3875): visitors get an error in the place of the page, or a page of no type.',
    },
  ],
  ['unknown-suppression', {}],
  [
    'unsafe-permissions',
    {
      why: 'Whoever has an account on the machine can put another program in its place, which visitors then run.',
    },
  ],
  ['unused-suppression', {}],
]);

/** Whether a rule has anything to say of what a server of this kind does. */
export const isSpokenOn = ({ software }: ServerProfile, rule: string): boolean =>
  software === 'apache' || onLiteSpeed.has(rule);

/** A rule's message as it is true for the server that reads the files. */
export function messageOn({ software }: ServerProfile, rule: string, message: Message): Message {
  if (software === 'apache') return message;
  const { log: _apaches, ...rest } = message;
  return { ...rest, ...onLiteSpeed.get(rule) };
}
