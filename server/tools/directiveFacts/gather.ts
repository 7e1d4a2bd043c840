import type { DirectiveFacts } from '../../src/apache/directiveFacts.js';
import type { OverrideClass } from '../../src/apache/profile.js';
import { privateApachePrints } from '../../src/measure/privateApache.js';
import { type HtaccessProbe, startHtaccessProbe } from './htaccessProbe.js';
import { type ManualFacts, readManual } from './manual.js';
import { type Measured, measureDirectives } from './measure.js';
import { sourceFilesOf } from './moduleNames.js';
import { type Pass, passesOfInstalledModules } from './passes.js';
import { type ListedDirective, readServerList } from './serverList.js';

export interface GatheredFacts {
  /** The versions of server and modules, as the servers of all passes name themselves, each once. */
  readonly versions: readonly string[];
  /** Source file by module identifier. */
  readonly sourceFiles: ReadonlyMap<string, string>;
  /** In the order of lower-case names. */
  readonly directives: readonly DirectiveFacts[];
}

/** Asks a server for each pass, and the manual. */
export async function gatherFacts(): Promise<GatheredFacts> {
  const versions = new Set<string>();
  const sourceFiles = new Map<string, string>();
  const measured = new Map<string, Measured>();
  const listed: ListedDirective[] = [];

  for (const pass of await passesOfInstalledModules()) {
    const directives = readServerList(await printedBy(pass, '-L'));
    const probe = await startHtaccessProbe(pass.modules);
    try {
      for (const version of (await probe.versions()).filter((each) => each !== '')) versions.add(version);
      const identifiers = [...(await printedBy(pass, '-M')).matchAll(/^ (\w+)_module /gm)].map(
        ([, identifier = '']) => identifier,
      );
      for (const [identifier, file] of await sourceFilesOf(probe, identifiers)) {
        sourceFiles.set(identifier, file);
      }
      await measureNew(probe, directives, measured);
    } finally {
      await probe.stop();
    }
    listed.push(...directives);
  }
  return {
    versions: [...versions],
    sourceFiles: new Map([...sourceFiles].sort(([a], [b]) => compare(a, b))),
    directives: merge(listed, measured, sourceFiles, await readManual()),
  };
}

const printedBy = ({ modules }: Pass, argument: '-L' | '-M'): Promise<string> =>
  privateApachePrints({ documentRoot: '/', modules }, argument);

async function measureNew(
  probe: HtaccessProbe,
  directives: readonly ListedDirective[],
  measured: Map<string, Measured>,
): Promise<void> {
  const names = [...new Set(directives.map(({ name }) => name))].filter((name) => !measured.has(name));
  const results = await measureDirectives(probe, names);
  for (const [index, name] of names.entries()) {
    const result = results[index];
    if (result !== undefined) measured.set(name, result);
  }
}

function merge(
  listed: readonly ListedDirective[],
  measured: ReadonlyMap<string, Measured>,
  sourceFiles: ReadonlyMap<string, string>,
  manual: ReadonlyMap<string, ManualFacts>,
): readonly DirectiveFacts[] {
  const identifierOf = new Map([...sourceFiles].map(([identifier, file]) => [file, identifier]));
  return [...measured]
    .sort(([a], [b]) => compare(a.toLowerCase(), b.toLowerCase()) || compare(a, b))
    .map(([name, facts]): DirectiveFacts => {
      const entries = listed.filter((each) => each.name === name);
      const modules = entries.map(({ sourceFile }) => identifierOf.get(sourceFile) ?? sourceFile);
      const described = manual.get(name.toLowerCase());
      return {
        name,
        modules: [...new Set(modules)].sort(compare),
        configuration: entries[0]?.configuration ?? 'anywhere',
        override: overrideClasses(entries.flatMap((each) => each.override)),
        ...facts,
        syntax: described?.syntax ?? null,
        default: described?.default ?? null,
        status: described?.status ?? null,
        page: described?.page ?? null,
      };
    });
}

const classes: readonly OverrideClass[] = ['AuthConfig', 'FileInfo', 'Indexes', 'Limit', 'Options'];
const overrideClasses = (names: readonly string[]): readonly OverrideClass[] =>
  classes.filter((each) => names.includes(each));

/** By code unit, so that the order is the same on every machine. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
