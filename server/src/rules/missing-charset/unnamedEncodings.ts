import { linesNamed } from '../../site/configBlock.js';
import { levelsFor } from '../../site/configuration.js';
import { extensionsOf, namedExtensions } from '../../site/extensions.js';
import { resolve } from '../../site/handlerMap.js';
import { type AnswerHeader, answerHeaders } from '../../site/headers/answerHeaders.js';
import { plainRequest } from '../../site/plainRequest.js';
import type { ScriptFile } from '../../site/site.js';
import { type World, worldsOf } from '../../site/world.js';
import { nameOf } from '../../text/path.js';
import type { HtaccessContext } from '../rule.js';

/** A page with letters beyond ASCII that comes without the name of its encoding. */
export interface UnnamedEncoding {
  readonly path: string;
  readonly isUtf8: boolean;
}

/** Those of the pages of which it is known that nothing says their encoding, and that it matters. */
export const unnamedEncodings = (
  context: HtaccessContext,
  pages: readonly string[],
): readonly UnnamedEncoding[] =>
  pages.flatMap((path) => {
    const script = context.site.scripts.get(path);
    const found = script === undefined ? inFile(context, path) : inScript(context, script);
    return found === null ? [] : [{ path, isUtf8: found === 'utf-8' }];
  });

/** Null where something says it, where every letter is ASCII, and where the page was not read. */
function inFile({ site, profile }: HtaccessContext, path: string): 'utf-8' | 'latin-1' | null {
  const page = site.pages?.get(path);
  // A byte order mark is the name of an encoding, too.
  if (page === undefined || page.isAscii || /^\ufeff|charset|encoding=/i.test(page.text)) return null;
  const isNamed = resolve(site, path, profile).some(
    ({ class: served, contentType }) =>
      served !== 'static' || contentType?.value.includes('charset') === true,
  );
  const isAdded = worldsOf(profile).some(
    (world) => hasDefault({ site, profile }, path, world) || isByExtension({ site }, path, world),
  );
  return isNamed || isAdded ? null : page.encoding;
}

/** Of a program whose every answer is text of a type without a charset, and that has letters of its own. */
function inScript({ site, profile }: HtaccessContext, { path, script, encoding }: ScriptFile) {
  const { text, response } = script;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: all that ASCII has
  if (/^[\u0000-\u007f]*$/.test(text) || /charset/i.test(text) || response.kind !== 'read') return null;
  const isBare = response.paths.every(({ fields }) =>
    fields.some(
      ({ name, value }) => /^content-type$/i.test(name) && /^text\/(?:html|plain)$/i.test(value ?? ''),
    ),
  );
  const isAdded = worldsOf(profile).some((world) => hasDefault({ site, profile }, path, world));
  return isBare && !isAdded ? encoding : null;
}

type Place = Pick<HtaccessContext, 'site' | 'profile'>;

/** `AddDefaultCharset`, for text and HTML; or a line that sets the whole type. */
function hasDefault({ site, profile }: Place, path: string, world: World): boolean {
  const line = levelsFor(site, plainRequest(site, path), world)
    .flatMap(({ block }) => linesNamed(block, 'AddDefaultCharset'))
    .at(-1);
  const isOn = line !== undefined && !/^off$/i.test(line.directive.arguments[0]?.value ?? 'off');
  return (
    isOn || answerHeaders(site, path, profile, 'content-type').some(({ answered }) => setsType(answered))
  );
}

const setsType = (answered: AnswerHeader['answered']): boolean =>
  answered === null || answered.some((values) => values.some(({ line }) => line !== null));

function isByExtension({ site }: Pick<Place, 'site'>, path: string, world: World): boolean {
  const extensions = extensionsOf(nameOf(path));
  return levelsFor(site, plainRequest(site, path), world).some(({ block }) =>
    linesNamed(block, 'AddCharset').some(({ directive }) =>
      namedExtensions(directive.arguments.slice(1)).some((each) => extensions.includes(each)),
    ),
  );
}
