import type { HtaccessProbe } from './htaccessProbe.js';

/**
 * Which source file each module has, as the server itself answers: `<IfModule>` knows a module by its symbol,
 * `ldap_module`, and by its source file, `util_ldap.c`, and the list of directives names only the latter.
 *
 * @param identifiers without `_module`.
 * @returns the source file by identifier.
 */
export async function sourceFilesOf(
  probe: HtaccessProbe,
  identifiers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const candidates = identifiers.flatMap((identifier) =>
    likelyFiles(identifier).map((file) => ({ identifier, file })),
  );
  const answers = await probe.messagesFor(
    candidates.map(({ file }) => `<IfModule ${file}>\nHandlerDoctorProbe\n</IfModule>\n`),
  );
  const files = new Map<string, string>();
  for (const [index, { identifier, file }] of candidates.entries()) {
    if (answers[index] !== null && !files.has(identifier)) files.set(identifier, file);
  }
  return files;
}

const likelyFiles = (identifier: string): readonly string[] => [
  `mod_${identifier}.c`,
  `${identifier.replace(/^mpm_/, '')}.c`,
  `util_${identifier}.c`,
  `${identifier}_core.c`,
];
