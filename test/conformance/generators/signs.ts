import { changeOrWrite, type Mistake, writtenLine } from './mistake.js';
import type { Random } from './random.js';

const options = [
  'Indexes',
  'FollowSymLinks',
  'SymLinksIfOwnerMatch',
  'ExecCGI',
  'Includes',
  'IncludesNOEXEC',
  'MultiViews',
  'All',
  'None',
  'RunScripts',
  'FollowSymlinks',
  'Index',
  'FollowSymLink',
  'indexes',
];
const indexOptions = [
  'FancyIndexing',
  'IconsAreLinks',
  'IconHeight',
  'IconHeight=20',
  'IconWidth=20',
  'IconWidth',
  'ScanHTMLTitles',
  'SuppressIcon',
  'SuppressHTMLPreamble',
  'SuppressColumnSorting',
  'FoldersFirst',
  'VersionSort',
  'XHTML',
  'NameWidth=*',
  'NameWidth=10',
  'NameWidth=x',
  'NameWidth',
  'DescriptionWidth=20',
  'None',
  'HTMLTable',
  'IgnoreCase',
  'IgnoreClient',
  'Charset=UTF-8',
  'Type=text/html',
  'SuppressDescription',
  'SuppressLastModified',
  'SuppressRules',
  'SuppressSize',
  'TrackModified',
  'ShowForbidden',
  'AddAltClass',
  'UseOldDateFormat',
  'IconHeight=-1',
  'IconHeight=0',
  'Nonsense',
];
const sslOptions = [
  'StdEnvVars',
  'ExportCertData',
  'FakeBasicAuth',
  'StrictRequire',
  'OptRenegotiate',
  'LegacyDNStringFormat',
  'CompatEnvVars',
  'Nonsense',
];
const fileTags = ['INode', 'MTime', 'Size', 'All', 'None', 'Digest', 'Nonsense'];

const list =
  (name: string, from: readonly string[], signs: readonly string[]) =>
  (random: Random): string => {
    const words = Array.from({ length: random.between(0, 4) }, () => random.pick(signs) + random.pick(from));
    return [random.pick(name.split(' ')), ...words].join(random.chance(0.95) ? ' ' : ', ');
  };

const mixed = ['+', '-', '', '+', '-', '', '- ', '+-'];

export const signs: readonly Mistake[] = [
  {
    name: 'signs of Options',
    weight: 6,
    make: (text, random) =>
      changeOrWrite(
        text,
        random,
        /^\s*(?:Options|IndexOptions|SSLOptions|FileETag)\s/i,
        ['Options +Indexes -MultiViews', 'Options Indexes FollowSymLinks'],
        (line) =>
          random.chance(0.5)
            ? line.replace(/ [-+]/, random.pick([' ', ' + ', ' ++']))
            : `${line} ${random.pick(['+', '-', ''])}${random.pick(options)}`,
      ),
  },
  writtenLine('Options written', 8, list('Options', options, ['+', '-', '+'])),
  writtenLine('Options written with mixed signs', 8, list('Options options', options, mixed)),
  writtenLine('Options written without signs', 4, list('Options', options, [''])),
  writtenLine('IndexOptions written', 6, list('IndexOptions', indexOptions, mixed)),
  writtenLine('SSLOptions written', 2, list('SSLOptions', sslOptions, mixed)),
  writtenLine('FileETag written', 3, list('FileETag', fileTags, mixed)),
];
