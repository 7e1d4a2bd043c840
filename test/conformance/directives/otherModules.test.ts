import * as fc from 'fast-check';
import { linesOf, sampled } from '../argumentLists.js';
import { describeForEachProfile } from '../compareVerdicts.js';

const redirect = `permanent Temp seeother gone 302 404 410 301x 3O1 399 4294967597 /old /new new x:y HTTP://a :a "/a b"`;

const words: Readonly<Record<string, string>> = {
  Redirect: redirect,
  RedirectMatch: redirect,
  RedirectTemp: redirect,
  RedirectPermanent: redirect,
  RedirectRelative: 'On Off',
  AliasPreservePath: 'On Off',
  DirectoryIndex: 'a disabled',
  DirectorySlash: 'On Off',
  DirectoryCheckHandler: 'On Off',
  FallbackResource: '/a disabled',
  DirectoryIndexRedirect: 'on Off permanent temp seeother 303 299 399 400 3x 30x gone',
  Action: 'a/b /c virtual Virtual virtua',
  ForceLanguagePriority: 'None Prefer Fallback prefer none FALLBACK Both',
  LanguagePriority: 'en de',
  CheckSpelling: 'On Off',
  CheckCaseOnly: 'On Off',
  CheckBasenameMatch: 'On Off',
  ImapMenu: 'none x',
  ImapBase: 'map x',
  ImapDefault: 'error x',
};

const unanswered = /could not be compiled|Unable to compile/;

describeForEachProfile('directives of mod_alias, mod_dir and their kin', unanswered, (compareAll) => {
  for (const [name, list] of Object.entries(words)) {
    it(name, () => compareAll(linesOf(name, list.match(/"[^"]*"|\S+/g) ?? [])));
  }

  it('ForceLanguagePriority, line after line', () => {
    const line = fc
      .constantFrom('None', 'Prefer', 'Fallback')
      .map((word) => `ForceLanguagePriority ${word}\n`);
    const within = (section: string): fc.Arbitrary<string> =>
      line.map((text) => `<${section}>\n${text}</${section.split(' ')[0]}>\n`);
    const file = fc.array(fc.oneof(line, within('Files a'), within('Limit GET')), { maxLength: 3 });
    return compareAll(sampled(file, 200).map((parts) => parts.join('')));
  });

  it('<IfVersion>', () => {
    const operators = '= == > >= < <= ~ ! != !> !~ !== ~= eq "=" >"'.split(' ');
    const versions = '2.4 2 2.4.71 2. 2..4 2.4.7. 2.4.7.1 2.4.7.. 2.x /2.4/ /2 // / ^2 "2.4" "2.4 "/2 4/"';
    const condition = fc
      .tuple(
        fc.option(fc.constantFrom(...operators), { freq: 4, nil: '' }),
        fc.option(fc.constantFrom(...(versions.match(/"[^"]*"|\S+/g) ?? [])), { freq: 8, nil: '' }),
        fc.constantFrom('>', '>', '>', ' >', '', '>>', '> x'),
      )
      .map(([operator, version, end]) => `<IfVersion ${operator} ${version}${end}\nBogus\n</IfVersion>\n`);
    return compareAll(sampled(condition, 400));
  });
});
