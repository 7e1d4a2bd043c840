import { directiveFacts } from '../../apache/directives.js';
import { isModuleLoaded } from '../../apache/profile.js';
import type { Fix } from '../../site/change.js';
import { fileStyleOf } from '../../site/fileStyle.js';
import { resolve } from '../../site/handlerMap.js';
import { endOfLine } from '../../site/insertionPoint.js';
import { worldsOf } from '../../site/world.js';
import { isNamed } from '../../syntax/htaccess/nodes.js';
import { insertion } from '../../text/edit.js';
import { folderOf, join } from '../../text/path.js';
import { permissionByProfile } from '../../verdict/overridePermission.js';
import type { HtaccessContext, HtaccessRule } from '../rule.js';
import { editFile, unsafeFix } from '../shared/fixes.js';
import { mayBeRead } from '../shared/guardsAround.js';
import { type HandlerName, handlerNames } from '../shared/handlerNames.js';
import { isOpenToAll } from '../shared/openAccess.js';
import { indentAt } from '../shared/sections.js';
import { supposedNames } from '../shared/supposedNames.js';
import { quoted } from '../shared/wording.js';

/** What the server tells by a handler, and the module that brings it. */
const tellers: ReadonlyMap<string, { readonly module: string; readonly shows: string }> = new Map([
  [
    'server-status',
    {
      module: 'status',
      shows: 'who asks the server for what at this moment, with addresses and whole URLs',
    },
  ],
  ['server-info', { module: 'info', shows: 'the modules of the server and its whole configuration' }],
  ['ldap-status', { module: 'ldap', shows: 'what the server has looked up in a directory of users' }],
  [
    'balancer-manager',
    {
      module: 'proxy_balancer',
      shows: 'the servers behind this one, and whoever sees it can switch them off',
    },
  ],
]);

/** A line that hands addresses to a handler which tells about the server, where nothing says who may ask. */
export const serverStatusExposed: HtaccessRule = {
  name: 'server-status-exposed',
  target: 'htaccess',
  severity: 'warning',
  summary: 'Everybody may see what the server tells about itself.',

  *check(context: HtaccessContext) {
    for (const named of handlerNames(context.file.document)) {
      const { handler, word, sections } = named;
      const teller = handler === null ? undefined : tellers.get(handler);
      if (teller === undefined || !mayBeRead(sections, context.profile)) continue;
      if (isModuleLoaded(context.profile, teller.module) === 'no' || !isOpen(context, named)) continue;
      yield {
        span: word.span,
        message: {
          what: `Everybody may see what ${quoted(word.value)} shows: no line here says who may ask.`,
          why: `It shows ${teller.shows}.`,
          remedy:
            'Let only the server itself ask, or yourself: Require local, Require ip 192.0.2.7, Require valid-user.',
        },
        fixes: () => fixFor(context, named),
      };
    }
  },
};

/** For a name that the line is about: in the fullest world it is handed on, and nothing above or here restricts that. */
function isOpen(
  { file, site, profile }: HtaccessContext,
  { directive, sections, handler }: HandlerName,
): boolean {
  const [world] = worldsOf(profile);
  if (world === undefined) return false;
  return supposedNames(directive, sections)
    .map((name) => join(folderOf(file.path), name))
    .some((path) => {
      const [fullest] = resolve(site, path, profile);
      return (
        fullest?.handler === handler &&
        fullest.handlerLine?.directive === directive &&
        fullest.status === null &&
        isOpenToAll(site, path, world)
      );
    });
}

/** Beside `SetHandler`: all that the line stands for is the page in question, which cannot be said of an extension. */
function fixFor({ file, profile }: HtaccessContext, { directive }: HandlerName): readonly Fix[] {
  const facts = directiveFacts('Require');
  if (!isNamed(directive, 'SetHandler')) return [];
  if (facts === null || permissionByProfile(facts, profile) !== 'granted') return [];
  const { text } = file.document;
  const style = fileStyleOf(file.document);
  const at = endOfLine(text, directive.span);
  const line = `${indentAt(text, directive.span)}${style.name('Require')} local`;
  const isEnded = text[at - 1] === '\n';
  return [
    unsafeFix(
      'Let only the server itself ask',
      'Who looks at it from elsewhere, as a program that watches the server, gets 403.',
      editFile(file.path, insertion(at, isEnded ? `${line}${style.lineEnd}` : `${style.lineEnd}${line}`)),
    ),
  ];
}
