import type { ServerProfile } from '../../apache/profile.js';
import { unknownProfile } from '../../apache/profiles.js';
import { isWithin, nameOf } from '../../text/path.js';
import { plainAliases } from './aliases.js';
import { type OverridesInForce, overridesInForce } from './overridesInForce.js';
import type { ServerConfiguration, ServerScope, VirtualHost } from './serverConfiguration.js';
import { serverPath } from './serverPath.js';

/**
 * The server that a configuration states, as the .htaccess of a folder meets it: its modules, what is defined, what
 * AllowOverride grants there. Options are not in it: they are merged with the sections of the configuration. The same
 * object for all folders where the same is granted.
 *
 * Of a folder that no DocumentRoot or Alias leads to it is not known what is granted: on the server the site lies
 * elsewhere.
 *
 * @param host default: the first that serves the folder.
 */
export function profileOf(
  configuration: ServerConfiguration,
  folder: string,
  host: VirtualHost | null = hostServing(configuration, folder),
): ServerProfile {
  const overrides = isServed(configuration, folder) ? overridesInForce(configuration, host, folder) : null;
  const key = overrides === null ? '' : keyOf(overrides);
  const profiles = known.get(configuration) ?? new Map<string, ServerProfile>();
  known.set(configuration, profiles);
  const made = profiles.get(key) ?? profileWith(configuration, overrides);
  profiles.set(key, made);
  return made;
}

const known = new WeakMap<ServerConfiguration, Map<string, ServerProfile>>();

const keyOf = ({ classes, options, nonfatal, list }: OverridesInForce): string =>
  JSON.stringify([
    [...classes].sort(),
    options && [...options].sort(),
    [...nonfatal].sort(),
    [...list].sort(),
  ]);

const profileWith = (
  configuration: ServerConfiguration,
  overrides: OverridesInForce | null,
): ServerProfile => ({
  ...unknownProfile,
  name: nameOf(configuration.path),
  version: configuration.version,
  modules: configuration.modules,
  ...(overrides !== null && {
    allowOverride: overrides.classes,
    overridableOptions: overrides.options,
    nonfatal: overrides.nonfatal,
    allowOverrideList: overrides.list,
  }),
  defines: configuration.defines,
  environment: configuration.environment,
});

/** Whether any DocumentRoot or Alias of the configuration leads to the folder, to one above it or to one below it. */
export const isServed = (configuration: ServerConfiguration, folder: string): boolean =>
  [configuration.main, ...configuration.hosts]
    .flatMap((scope) => rootsOf(configuration, scope))
    .some((root) => isWithin(root, folder) || isWithin(folder, root));

/** The first host whose DocumentRoot, or the target of whose Alias, lies at or above the folder, or below it. */
export function hostServing(configuration: ServerConfiguration, folder: string): VirtualHost | null {
  const { hosts } = configuration;
  return (
    hosts.find((host) => rootsOf(configuration, host).some((root) => isWithin(root, folder))) ??
    hosts.find((host) => rootsOf(configuration, host).some((root) => isWithin(folder, root))) ??
    null
  );
}

/** A fleet's server may have hundreds of hosts, of which each file asks. */
const ofScopes = new WeakMap<ServerScope, readonly string[]>();

/** The folders that the lines of a host, or of the main server, lead to. */
function rootsOf({ serverRoot }: ServerConfiguration, scope: ServerScope): readonly string[] {
  const found = ofScopes.get(scope);
  if (found !== undefined) return found;
  const root = scope.block.lines.get('documentroot')?.at(-1)?.directive.arguments[0]?.value;
  const targets = plainAliases(scope.lines).map(({ target }) => target);
  const roots = [...(root === undefined ? [] : [root]), ...targets].map((written) =>
    serverPath(serverRoot, written),
  );
  ofScopes.set(scope, roots);
  return roots;
}
