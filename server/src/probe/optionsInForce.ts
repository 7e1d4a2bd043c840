import type { OverrideClass } from '../apache/profile.js';
import { markOf, type Outcomes, openProbe, type Probe, plainProbe, probe } from './probe.js';

/** The rules of the site's own .htaccess would otherwise see a name that is not there. */
const noRewriting: readonly string[] = ['<IfModule rewrite_module>', 'RewriteEngine Off', '</IfModule>'];

/**
 * Without ExecCGI these handlers answer 403. With it, and a path behind the name of a file, they answer 404
 * before they would run anything (`cgid_handler` in the server's `mod_cgid.c` and their like; seen on 2.4.71).
 */
const execCgiBy = (module: string, handler: string): Probe => ({
  ...openProbe(
    probe(`force-execcgi-${module}`, 'is ExecCGI in force? Nothing is run: 404 means yes, 403 no.', [
      ...noRewriting,
      `SetHandler ${handler}`,
      'AcceptPathInfo Off',
      'ErrorDocument 403 default',
      'ErrorDocument 404 default',
    ]),
  ),
  asked: 'answer/path',
});
const [byCgi, byFcgid, byWsgi] = [
  execCgiBy('cgi', 'cgi-script'),
  execCgiBy('fcgid', 'fcgid-script'),
  execCgiBy('wsgi', 'wsgi-script'),
];

/** A rewrite rule answers 403 where links may not be followed at all. */
const links = openProbe(
  probe('force-links', 'may links be followed? 403 means no.', ['RewriteEngine On', 'RewriteRule ^ -']),
);

/** The mark is whole only where mod_include takes the comment out. */
const includes: Probe = {
  ...openProbe(probe('force-includes', 'are server-side includes in force?', ['SetOutputFilter INCLUDES'])),
  file: {
    name: 'answer',
    text: `${markOf('force-includes').replace('-', '-<!--#set var="a" value="b" -->')}\n`,
  },
};

/** The folder itself is asked for: in its listing stands the one file's name, the mark. */
const indexes: Probe = {
  ...openProbe(plainProbe('force-indexes')),
  asked: '',
  file: { name: markOf('force-indexes'), text: 'Handler Doctor\n' },
  indexed: false,
};

/** Asked for without its extension. */
const multiViews: Probe = {
  ...openProbe(plainProbe('force-multiviews')),
  file: { name: 'answer.txt', text: `${markOf('force-multiviews')}\n` },
};

export const optionsInForceProbes: readonly Probe[] = [
  byCgi,
  byFcgid,
  byWsgi,
  links,
  includes,
  indexes,
  multiViews,
];

/** What tells that an Option is in force. */
interface Sign {
  readonly option: string;
  readonly probe: Probe;
  readonly inForce: 'served' | 'absent';
  /** What must be loaded for it. */
  readonly modules: readonly string[];
  /** Whether it takes a directive of FileInfo to ask. */
  readonly byFileInfo: boolean;
}

const signs: readonly Sign[] = [
  { option: 'ExecCGI', probe: byCgi, inForce: 'absent', modules: ['cgi'], byFileInfo: true },
  { option: 'ExecCGI', probe: byCgi, inForce: 'absent', modules: ['cgid'], byFileInfo: true },
  { option: 'ExecCGI', probe: byFcgid, inForce: 'absent', modules: ['fcgid'], byFileInfo: true },
  { option: 'ExecCGI', probe: byWsgi, inForce: 'absent', modules: ['wsgi'], byFileInfo: true },
  { option: 'FollowSymLinks', probe: links, inForce: 'served', modules: ['rewrite'], byFileInfo: true },
  { option: 'IncludesNOEXEC', probe: includes, inForce: 'served', modules: ['include'], byFileInfo: true },
  { option: 'Indexes', probe: indexes, inForce: 'served', modules: ['autoindex'], byFileInfo: false },
  {
    option: 'MultiViews',
    probe: multiViews,
    inForce: 'served',
    modules: ['negotiation', 'mime'],
    byFileInfo: false,
  },
];

/** Which Options are in force where the probes lie, of those of which it can be seen. */
export interface SeenOptions {
  readonly inForce: readonly string[];
  readonly seen: readonly string[];
  readonly unseen: readonly string[];
}

export function optionsInForce(
  outcomes: Outcomes,
  modules: readonly string[],
  classes: ReadonlySet<OverrideClass>,
): SeenOptions {
  const seen = signs.filter(
    ({ modules: needed, byFileInfo }) =>
      (!byFileInfo || classes.has('FileInfo')) && needed.every((module) => modules.includes(module)),
  );
  const names = (list: readonly Sign[]): readonly string[] => [...new Set(list.map(({ option }) => option))];
  const known = names(seen);
  return {
    seen: known,
    inForce: names(seen.filter(({ probe: each, inForce }) => outcomes(each) === inForce)),
    unseen: names(signs).filter((option) => !known.includes(option)),
  };
}
