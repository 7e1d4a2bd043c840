import { type Outcomes, openProbe, type Probe, plainProbe, probe } from './probe.js';

/** A file that any server serves: that the probes are there, and that nothing stands in the way. */
export const plain: Probe = plainProbe('plain');

/**
 * Refused by any Apache that opens the file, whatever it grants: the tag is wrong before it is looked at what is
 * allowed (`ap_build_config_sub` in the server's `config.c`; seen on 2.4.71).
 */
const strayTag: Probe = probe('stray-tag', 'is this file read by Apache? Then this folder answers 500.', [
  '</HandlerDoctorProbe>',
]);

/** Forbidden by a server that obeys the file; several lines, of which it may know but one. */
const forbidding: Probe = openProbe(
  probe('forbidding', 'is this file obeyed? Then this folder answers 403.', [
    'RewriteEngine On',
    'RewriteRule ^ - [F]',
    'Require all denied',
    'Deny from all',
  ]),
);

export const controls: readonly Probe[] = [plain, strayTag, forbidding];

/** What became of the .htaccess files: an Apache reads them, nobody does, or another server obeys them. */
export type Reader = 'apache' | 'nobody' | 'another-server';

export function readerOf(outcomes: Outcomes): Reader {
  if (outcomes(strayTag) === 'refused') return 'apache';
  return outcomes(forbidding) === 'served' ? 'nobody' : 'another-server';
}
