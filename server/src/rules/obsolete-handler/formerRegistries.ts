import { directivesNamed } from '../../syntax/htaccess/directiveIndex.js';
import type { Finding, HtaccessContext } from '../rule.js';
import { editFile, unsafeFix } from '../shared/fixes.js';
import { mayBeRead } from '../shared/guardsAround.js';
import { quoted } from '../shared/wording.js';

/** What mod_perl 1 called the handlers that run CGI scripts, and what mod_perl 2 calls them. */
const successors: ReadonlyMap<string, string> = new Map([
  ['Apache::PerlRun', 'ModPerl::PerlRun'],
  ['Apache::Registry', 'ModPerl::Registry'],
  ['Apache::RegistryBB', 'ModPerl::RegistryBB'],
  ['Apache::RegistryNG', 'ModPerl::Registry'],
]);

/**
 * `PerlHandler Apache::Registry`: mod_perl 2 still takes the line, does not find the module on the first request
 * and answers 500 (seen on 2.4.71 with mod_perl 2.0.12).
 */
export function* formerRegistries({ file, profile }: HtaccessContext): Generator<Finding> {
  for (const { node, sections } of directivesNamed(file.document, 'perlhandler')) {
    if (!mayBeRead(sections, profile)) continue;
    for (const word of node.arguments) {
      const successor = successors.get(word.value);
      if (successor === undefined) continue;
      yield {
        span: word.span,
        severity: 'error',
        message: {
          what: `"${quoted(word.value)}" is of mod_perl 1, which ended with Apache 1.3.`,
          why: 'mod_perl 2 takes the line, but does not find the module: every request is answered 500.',
          remedy: `Write "${successor}", its name in mod_perl 2.`,
          log: `failed to resolve handler \`${word.value}'`,
        },
        fixes: () => [
          unsafeFix(
            `Write ${successor}`,
            'A script that was written for mod_perl 1 may call parts of it that mod_perl 2 names otherwise.',
            editFile(file.path, { span: word.span, newText: successor }),
          ),
        ],
      };
    }
  }
}
