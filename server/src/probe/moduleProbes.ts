import { knownModules, moduleFileOf } from '../apache/moduleNames.js';
import { type Outcomes, type Probe, probe, refusedLines } from './probe.js';

/** Never there: where its guard is refused, no guard is read. */
const absentModule = guardProbe('no-module', ['handler_doctor_absent_module']);

/** By identifier. A module is named by its source file and by its identifier: either may differ on another host. */
const byModule: ReadonlyMap<string, Probe> = new Map(
  knownModules.map((module) => [
    module,
    guardProbe(`module-${module.replaceAll('_', '-')}`, [moduleFileOf(module), `${module}_module`]),
  ]),
);

export const moduleProbes: readonly Probe[] = [absentModule, ...byModule.values()];

function guardProbe(name: string, modules: readonly string[]): Probe {
  const [module = ''] = modules;
  return probe(
    name,
    `is ${module} loaded? Then this folder answers 500.`,
    modules.flatMap((each) => [`<IfModule ${each}>`, ...refusedLines, '</IfModule>']),
  );
}

/**
 * The identifiers of the modules that are loaded, in the order of names; null where the host does not let a
 * .htaccess ask, since `<IfModule>` needs any class of AllowOverride.
 */
export function loadedModules(outcomes: Outcomes): readonly string[] | null {
  const loaded = [...byModule].flatMap(([module, each]) => (outcomes(each) === 'refused' ? [module] : []));
  return loaded.includes('core') && outcomes(absentModule) === 'served' ? loaded : null;
}
