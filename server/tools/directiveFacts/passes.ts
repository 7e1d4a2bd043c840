import { installedModules } from '../../src/measure/privateApache.js';

/** A set of modules that one server can load together. */
export interface Pass {
  readonly name: string;
  readonly modules: readonly string[];
}

const mpms = ['mpm_prefork', 'mpm_worker', 'mpm_event'] as const;

/**
 * Every module that is installed, in as few servers as their conflicts allow: mod_python and mod_wsgi bring
 * two Python interpreters, MPMs exclude each other, and PHP is built for prefork alone.
 */
export async function passesOfInstalledModules(): Promise<readonly Pass[]> {
  const installed = [...(await installedModules()).keys()];
  const withoutMpm = installed.filter((name) => !name.startsWith('mpm_'));
  const underPrefork = withoutMpm.filter((name) => !['python', 'perl', 'passenger'].includes(name));
  return [
    { name: 'prefork', modules: ['mpm_prefork', ...underPrefork] },
    {
      name: 'prefork with mod_python, mod_perl and Passenger',
      modules: ['mpm_prefork', ...withoutMpm.filter((name) => name !== 'wsgi')],
    },
    ...mpms
      .slice(1)
      .filter((mpm) => installed.includes(mpm))
      .map((mpm) => ({ name: mpm, modules: [mpm] })),
  ];
}
