import { isModuleLoaded, withUnknownModules } from '../../apache/profile.js';
import type { Step } from '../../site/change.js';
import { htaccessFilesFor } from '../../site/configTree.js';
import { fileIndexOf } from '../../site/fileIndex.js';
import { type FileStyle, fileStyleOf } from '../../site/fileStyle.js';
import { resolve } from '../../site/handlerMap.js';
import { markerBlockAt, startOfLine } from '../../site/insertionPoint.js';
import { addOptions, isExecCgiOn, isRewritingOn, type NeededOption } from '../../site/neededOptions.js';
import type { ScriptFile } from '../../site/site.js';
import { type HtaccessNode, placedNodes } from '../../syntax/htaccess/nodes.js';
import { insertion, type TextEdit } from '../../text/edit.js';
import { folderOf, isWithin, join, nameOf, relative } from '../../text/path.js';
import type { Conversion, ConversionOutcome, ConversionRequest } from '../conversion.js';
import {
  declined,
  groundwork,
  handlersAtBest,
  htaccessChange,
  scriptsInSomeWorld,
  sentences,
  siteAfter,
} from '../handlerConversion.js';
import { type Block, render, section } from '../htaccess/block.js';
import { cgiModulesFor } from '../htaccess/guardedSections.js';
import { denialWithout, denySection, lines, whereNoneOf } from '../htaccess/handlerEdits.js';
import { lettingInLater } from '../htaccess/laterAccess.js';
import {
  backendAddress,
  entryModule,
  entryName,
  keptVariables,
  requirements,
  requirementsName,
  systemdUnit,
  unitName,
} from './gunicornFiles.js';

/**
 * The scripts become WSGI applications in a gunicorn of their own, to which Apache passes their requests by
 * RewriteRule [P]. The line for CGI stays for servers without the proxy modules.
 */
export const proxyHttp: Conversion = {
  target: 'proxy-http',
  summary: 'Python runs in a server of its own, gunicorn, behind Apache; for hosts where you may start one',
  servers: ['gunicorn'],
  convert,
};

function convert(request: ConversionRequest): ConversionOutcome {
  const { site, profile, file, line, scripts } = request;
  const folder = folderOf(file.path);
  if (request.server !== null && !proxyHttp.servers.includes(request.server)) {
    return declined(
      `There is no conversion to ${request.server} yet; proxy-http knows ${proxyHttp.servers.join(', ')}.`,
    );
  }
  const missing = ['rewrite', 'proxy', 'proxy_http'].find((name) => isModuleLoaded(profile, name) === 'no');
  if (missing !== undefined)
    return declined(
      `The server does not load mod_${missing} (profile ${profile.name}); on Debian: a2enmod ${missing}.`,
    );
  const concerned = (scripts.length > 0 ? scripts : scriptsInSomeWorld(request)).filter(
    ({ path }) => path !== join(folder, entryName),
  );
  const handlers = handlersAtBest(site, request, concerned);
  if (handlers.length > 0 && handlers.every((handler) => handler === 'proxy-server')) {
    return declined('It is so already: these scripts are passed on to a server of their own.');
  }
  const ground = groundwork(request);
  if (ground.kind === 'declined') return ground;
  const { served } = ground;
  const obstacle = lettingInLater(site, file, scripts) ?? obstacleTo(request, ground.scripts.variables);
  if (obstacle !== null) return declined(obstacle);

  const style = fileStyleOf(file.document);
  const applications = ground.scripts.applications.map(({ path }) => relative(folder, path));
  const needed: readonly NeededOption[] = [
    ...(isExecCgiOn(site, scripts, profile) ? [] : (['ExecCGI'] as const)),
    ...(isRewritingOn(site, scripts, profile) ? [] : (['FollowSymLinks'] as const)),
  ];
  const denied = [entryName, unitName, requirementsName].map((name) => name.replaceAll('.', '\\.')).join('|');
  const denial: Block = [
    ...denialWithout(style, served, [], cgiModulesFor(file, line), [
      ...whereNoneOf(
        style,
        ['mod_rewrite.c'],
        denySection(site, file, style, served.section.name, served.section.argument),
      ),
      ...whereNoneOf(
        style,
        ['mod_proxy_http.c'],
        denySection(site, file, style, served.section.name, served.section.argument),
      ),
      ...unlisted(request, style, served.expression, ground.scripts.applications),
    ]),
    ...denySection(site, file, style, 'FilesMatch', `"^(${denied})$"`, [
      `${style.name('SetHandler')} default-handler`,
    ]),
  ];
  const edits: readonly TextEdit[] = [
    ...(needed.length === 0 ? [] : addOptions(needed, file, style, served.around[0] ?? line)),
    insertion(
      rulesOffset(request),
      render(style, rewriteBlock(style, applications, indexOf(request, applications))),
    ),
    lines(file.document.text, style, file.document.text.length, `${style.lineEnd}${render(style, denial)}`),
  ];
  const after = siteAfter(request, edits);
  const beaten = ground.scripts.applications.find(
    ({ path }) => resolve(after, path, withUnknownModules(profile))[0]?.handler !== 'proxy-server',
  );
  if (beaten !== undefined) {
    return declined(
      `Another line of the site decides on ${relative(folder, beaten.path)}, so that a rule here changes nothing.`,
    );
  }
  return {
    kind: 'converted',
    title: `Pass ${served.label} on to gunicorn`,
    changes: [
      ...htaccessChange(request, edits),
      ...ground.scripts.changes,
      { kind: 'create', path: join(folder, entryName), text: entryModule(applications) },
      { kind: 'create', path: join(folder, requirementsName), text: requirements },
      { kind: 'create', path: join(folder, unitName), text: systemdUnit(folder) },
    ],
    steps: stepsFor(folder),
    because: sentences(
      'The scripts run in a server that has to be started first: until then they answer 503. Shared hosting usually has no gunicorn; ask your host, or take mod_wsgi.',
      'An error in the middle of a page answers 500 instead of half a page.',
      ...ground.scripts.notes,
    ),
  };
}

function obstacleTo(
  { site, file, profile, scripts }: ConversionRequest,
  variables: readonly string[] | null,
): string | null {
  const folder = folderOf(file.path);
  const taken = [entryName, unitName, requirementsName].find((name) =>
    fileIndexOf(site).namesIn(folder).has(name),
  );
  if (taken !== undefined) return `A file ${taken} is there already.`;
  if (variables === null)
    return 'Equal answers cannot be assured: a script reads CGI variables by names that are not known beforehand, and gunicorn does not have all of them.';
  const lost = variables.find(
    (name) => !keptVariables.has(name) && (!name.startsWith('HTTP_') || name === 'HTTP_AUTHORIZATION'),
  );
  if (lost !== undefined)
    return `Equal answers cannot be assured: a script reads ${lost}, which gunicorn does not get.`;
  const options = profile.options;
  if (options !== null && !options.has('followsymlinks') && !options.has('symlinksifownermatch')) {
    return 'Rewrite rules need Options FollowSymLinks, which the server does not have in force.';
  }
  const above = htaccessFilesFor(site, folder).find(
    (each) => each !== file && rewriteNodes(each.document.nodes).length > 0,
  );
  if (above !== undefined && rewriteNodes(file.document.nodes).length === 0) {
    return `Rewrite rules here would switch off those of ${relative(folder, above.path)} for this folder.`;
  }
  const between = scripts
    .flatMap(({ path }) => htaccessFilesFor(site, folderOf(path)))
    .find(
      (each) => each !== file && isWithin(folder, each.path) && rewriteNodes(each.document.nodes).length > 0,
    );
  return between === undefined
    ? null
    : `${relative(folder, between.path)} has rewrite rules of its own, which switch off those above it.`;
}

const rewriteNodes = (nodes: readonly HtaccessNode[]): readonly HtaccessNode[] =>
  nodes.filter((node) =>
    placedNodes([node]).some(
      ({ node: each }) => each.kind === 'directive' && /^rewrite(engine|rule|cond)$/i.test(each.nameText),
    ),
  );

/** Before every other rewrite rule, since the first that matches decides; else above the handler's line. */
function rulesOffset({ file, line }: ConversionRequest): number {
  const { text, nodes } = file.document;
  const [first] = rewriteNodes(nodes);
  const outermost =
    nodes.find((node) => node.span.start <= line.span.start && line.span.end <= node.span.end) ?? line;
  const before =
    first !== undefined && first.span.start < outermost.span.start ? first : (first ?? outermost);
  const block = markerBlockAt(file, before.span.start);
  return startOfLine(text, block ?? before.span);
}

/** The script that DirectoryIndex answers a folder's URL with, of those that are there. */
function indexOf({ file, site }: ConversionRequest, applications: readonly string[]): string | null {
  const line = file.document.placed.findLast(
    ({ node, sections }) =>
      node.kind === 'directive' && sections.length === 0 && /^directoryindex$/i.test(node.nameText),
  )?.node;
  const names = line?.kind === 'directive' ? line.arguments.map(({ value }) => value) : ['index.html'];
  const folder = folderOf(file.path);
  const index = names.find((name) => fileIndexOf(site).namesIn(folder).has(name));
  return index !== undefined && applications.includes(index) ? index : null;
}

/** The path as it was asked for goes to the backend, which finds script and path info in it. */
function rewriteBlock(style: FileStyle, applications: readonly string[], index: string | null): Block {
  const alternatives = applications
    .map((path) => path.replace(/[\\^$.|?*+()[\]{}"]/g, '\\$&').replaceAll(' ', '\\s'))
    .join('|');
  const rule = style.name('RewriteRule');
  return [
    section(style, 'IfModule', 'mod_rewrite.c', [
      section(style, 'IfModule', 'mod_proxy_http.c', [
        `${style.name('RewriteEngine')} On`,
        ...(index === null ? [] : [`${rule} "^$" "http://${backendAddress}%{REQUEST_URI}${index}" [P]`]),
        `${rule} "^(${alternatives})(/.*)?$" "http://${backendAddress}%{REQUEST_URI}" [P]`,
      ]),
    ]),
    '',
  ];
}

/** Where CGI is missing and the proxy is there, names that the line matches and that are no application here. */
function unlisted(
  { site, file }: ConversionRequest,
  style: FileStyle,
  expression: string | null,
  applications: readonly ScriptFile[],
): Block {
  if (expression === null) return [];
  const names = applications.map(({ path }) => nameOf(path).replace(/[\\^$.|?*+()[\]{}"]/g, '\\$&'));
  const insensitive = expression.startsWith('(?i)') ? '(?i)' : '';
  const bare = expression.slice(insensitive.length);
  const anchored = bare.startsWith('^') ? bare.slice(1) : `.*${bare}`;
  return denySection(
    site,
    file,
    style,
    'FilesMatch',
    `"^(?!(?:${[...new Set(names)].join('|')})$)${insensitive}${anchored}"`,
  );
}

function stepsFor(folder: string): readonly Step[] {
  return [
    {
      text: 'On the server, install gunicorn. Shared hosting usually offers neither this nor a service of your own: then take mod_wsgi instead.',
      snippet: { place: 'a shell on the server, as root', text: 'apt install gunicorn' },
    },
    {
      text: 'Let Apache pass requests on.',
      snippet: {
        place: 'a shell on the server, as root',
        text: 'a2enmod rewrite proxy proxy_http\nsystemctl restart apache2',
      },
    },
    {
      text: `In ${unitName}, set the folder to where the site stands on the server, then start the service; it starts again with the machine.`,
      snippet: {
        place: 'a shell on the server, as root',
        text: `cp ${folder}/${unitName} /etc/systemd/system/${unitName}\nsystemctl daemon-reload\nsystemctl enable --now ${unitName}`,
      },
    },
    {
      text: 'After every edit of a script, let gunicorn read it anew.',
      snippet: { place: 'a shell on the server, as root', text: `systemctl reload ${unitName}` },
    },
  ];
}
