import type { Conversion } from '../conversions/conversion.js';
import { conversions } from '../conversions/registry.js';
import { enginePath } from '../platform/node/paths.js';
import type { CheckRequest } from './checkedFiles.js';
import { displayPathFrom } from './displayPath.js';
import { type ExitStatus, exitStatus, UsageError } from './exitStatus.js';
import { type InvitedConversions, invitationsAt } from './invitations.js';
import type { Outside } from './outside.js';
import { type PlannedConversion, planConversion } from './plannedConversion.js';
import { conversionAsJson, planLines, reasonLines, writtenLines } from './reporters/conversion.js';
import { targetsAsJson, targetsAsText } from './reporters/targets.js';
import { SiteCache } from './siteCache.js';
import { checkRequests, type SiteOptions } from './siteOptions.js';
import { styleOf } from './style.js';
import { suggestCommands } from './suggestedCommand.js';
import { visible } from './text/visible.js';
import { type ChangedFile, WorkingCopy } from './workingCopy.js';
import { writeDiff, writeFiles } from './writing.js';

export interface ConvertOptions extends SiteOptions {
  readonly to?: string;
  readonly server?: string;
  readonly list?: boolean;
  readonly write?: boolean;
  readonly backup?: string;
  readonly format: 'pretty' | 'json';
}

/** `handler-doctor convert`: from a handler that starts a process for every request to one that stays. */
export async function convert(named: string, options: ConvertOptions, outside: Outside): Promise<ExitStatus> {
  const conversion = options.list === true ? null : chosen(options);
  const path = enginePath(named, outside.currentFolder);
  const status = await outside.files.stat(path);
  if (status === null) throw new UsageError(`there is no file or folder ${named}`);
  const [request] = await checkRequests([path], options, outside);
  if (request === undefined) return exitStatus.findings;
  const invited = await invitationsAt(
    request,
    status.kind === 'folder' ? 'folder' : 'file',
    new SiteCache(outside),
  );
  if (saysUnreadable(invited, outside)) return exitStatus.trouble;
  return conversion === null
    ? list(request, invited, options, outside)
    : carryOut(conversion, request, invited, options, outside);
}

/** @throws {UsageError} where the command line does not say what to do, or names what is not there. */
function chosen({ to, server, write, backup }: ConvertOptions): Conversion {
  if (backup !== undefined && write !== true) {
    throw new UsageError('--backup keeps what --write changes: give both');
  }
  const targets = conversions.map(({ target }) => target).join(', ');
  if (to === undefined) {
    throw new UsageError(`say where to with --to (${targets}), or see what is possible with --list`);
  }
  const conversion = conversions.find(({ target }) => target === to);
  if (conversion === undefined) throw new UsageError(`--to: there is no target ${to}; there are ${targets}`);
  if (server !== undefined && !conversion.servers.includes(server)) {
    const servers = conversion.servers.join(', ');
    throw new UsageError(
      servers === ''
        ? `--server: ${to} has no servers to choose from`
        : `--server: ${to} works with ${servers}, not with ${server}`,
    );
  }
  return conversion;
}

/** What cannot be read may be a script of the line: nothing is changed on a guess. */
function saysUnreadable({ site }: InvitedConversions, { terminal, currentFolder }: Outside): boolean {
  const displayPath = displayPathFrom(currentFolder);
  for (const { path, reason } of site.unreadable) {
    terminal.say(
      `${visible(displayPath(path))}: ${reason}; nothing is converted as long as it cannot be read`,
    );
  }
  return site.unreadable.length > 0;
}

function list(
  request: CheckRequest,
  { site, invitations }: InvitedConversions,
  options: ConvertOptions,
  outside: Outside,
): ExitStatus {
  const plans = conversions.map((conversion) => ({
    conversion,
    plan: planConversion(conversion, { site, invitations }, request.settings, null),
  }));
  outside.terminal.write(
    options.format === 'json'
      ? targetsAsJson(request.path, plans, outside)
      : targetsAsText(request.path, plans, suggestCommands(options), outside),
  );
  return exitStatus.clean;
}

async function carryOut(
  conversion: Conversion,
  { path, root, settings }: CheckRequest,
  { site, invitations }: InvitedConversions,
  options: ConvertOptions,
  outside: Outside,
): Promise<ExitStatus> {
  const server = options.server ?? conversion.servers[0] ?? null;
  const plan = planConversion(conversion, { site, invitations }, settings, server);
  const copy = new WorkingCopy(outside.files);
  await copy.apply(plan.changes);
  const files = copy.changes();
  const converts = plan.converted.length > 0;
  if (converts && options.write === true) {
    const backup = options.backup === undefined ? null : enginePath(options.backup, outside.currentFolder);
    await writeFiles(files, [root], backup);
  }
  if (options.format === 'json') {
    const written = converts && options.write === true;
    outside.terminal.write(conversionAsJson({ path, server, plan, files, written, site }, outside));
  } else {
    tell(path, plan, files, options, outside);
  }
  return converts ? exitStatus.clean : exitStatus.findings;
}

function tell(
  path: string,
  plan: PlannedConversion,
  files: readonly ChangedFile[],
  options: ConvertOptions,
  outside: Outside,
): void {
  const { terminal, currentFolder } = outside;
  const layout = {
    displayPath: displayPathFrom(currentFolder),
    style: styleOf(terminal),
    width: terminal.width,
    suggest: suggestCommands(options),
  };
  const plain = styleOf({ colors: false });
  for (const line of reasonLines(path, plan, { ...layout, style: plain })) terminal.say(line);
  if (plan.converted.length === 0) return;
  if (options.write === true) {
    const backup = options.backup === undefined ? null : enginePath(options.backup, currentFolder);
    terminal.write(`${writtenLines(plan, files, backup, layout).join('\n')}\n`);
    return;
  }
  // Programs that apply a patch skip lines before it.
  const preamble = planLines(plan, { ...layout, width: layout.width - 2 });
  for (const line of preamble) terminal.write(`${`# ${line}`.trimEnd()}\n`);
  writeDiff(files, outside);
}
