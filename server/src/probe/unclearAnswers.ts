import { type Answer, type Answers, outcomesOf, ProbeAnswersError } from './answers.js';
import { plain } from './controls.js';
import { type Probe, pathOf } from './probe.js';
import { probes } from './probes.js';

const again = 'Ask once more, and hand over all that it prints.';

/**
 * Makes sure that the answers are those of the probes, all of them, and of a server that answers 500 for what it
 * refuses.
 *
 * @throws {ProbeAnswersError}
 */
export function refuseUnclearAnswers(answers: Answers): void {
  const { byPath } = answers;
  if (byPath.size === 0) {
    throw new ProbeAnswersError(
      `no answers in it: there is a line for each probe, as "${pathOf(plain)} 200 ...". ${again}`,
    );
  }
  const control = byPath.get(pathOf(plain));
  if (control !== undefined && outcomesOf(answers)(plain) !== 'served') {
    throw new ProbeAnswersError(whyNotServed(control));
  }
  const missing = probes.filter((probe) => !byPath.has(pathOf(probe)));
  if (missing.length > 0) {
    throw new ProbeAnswersError(
      `${missing.length} of ${probes.length} answers ${missing.length === 1 ? 'is' : 'are'} missing: ${listed(missing.map(pathOf))}. ${again}`,
    );
  }
  const outcomes = outcomesOf(answers);
  const unclear = probes.filter(
    (probe) => probe.strict && outcomes(probe) !== 'served' && outcomes(probe) !== 'refused',
  );
  if (unclear.length > 0) throw new ProbeAnswersError(whyUnclear(unclear, byPath));
}

/** The plain file is served by any server that has it. */
function whyNotServed({ status, text }: Answer): string {
  const asked = `${pathOf(plain)}, a plain file that any server serves,`;
  if (status === null) {
    return `no answer came for ${asked} so the host was not reached: is the URL right, and does it open in a browser?`;
  }
  if (status >= 300 && status < 400) {
    const place = text === '' ? 'elsewhere' : `to ${text}`;
    return `${asked} is answered with ${status}, a redirect ${place}: ask at the URL to which it leads, http or https, with www. or without`;
  }
  if (status === 404) {
    return `${asked} is answered with 404, not found: the URL is that of the uploaded folder handler-doctor-..., and all of that folder must be there`;
  }
  if (status === 401 || status === 403) {
    return `${asked} is answered with ${status}: the site lets nobody in. Lay the folder where a visitor may read files`;
  }
  if (status === 200) {
    return `${asked} is answered with 200 and another page than the file: something in front of it, or the site's own rewriting, answers for what is there. No profile can be made of that`;
  }
  if (status === 500) {
    return `${asked} is answered with 500: a .htaccess file above it is refused. Repair that first: handler-doctor check says what is wrong with it`;
  }
  return `${asked} is answered with ${status}: no profile can be made of that`;
}

function whyUnclear(unclear: readonly Probe[], byPath: Answers['byPath']): string {
  const statuses = new Set(unclear.map((probe) => byPath.get(pathOf(probe))?.status ?? null));
  const told = unclear.map((probe) => {
    const status = byPath.get(pathOf(probe))?.status ?? null;
    return `${pathOf(probe)} (${status === null ? 'no answer' : status === 200 ? '200 with another page' : status})`;
  });
  const what = `${unclear.length} of ${probes.length} probes ${unclear.length === 1 ? 'is' : 'are'} answered neither with their file nor with 500: ${listed(told)}.`;
  return `${what} ${adviceFor(statuses)}`;
}

function adviceFor(statuses: ReadonlySet<number | null>): string {
  if (statuses.has(429) || statuses.has(503)) {
    return 'The host has had too many requests at once: wait some minutes, and ask once more.';
  }
  if (statuses.has(null)) return 'The host stopped answering: wait some minutes, and ask once more.';
  if (statuses.has(404)) {
    return 'They are not there: upload the folder once more, with the files whose names begin with a dot; many programs hide those. If another version of Handler Doctor wrote it, write it anew.';
  }
  if (statuses.has(200) || [...statuses].some((each) => each !== null && each >= 300 && each < 400)) {
    return 'The host hides errors behind a page of its own (ErrorDocument 500 in its configuration), so that it cannot be seen what Apache refuses. Ask the hoster what apachectl -M prints.';
  }
  return 'Something on the way, as a firewall, answers in place of Apache: no profile can be made of that.';
}

function listed(names: readonly string[]): string {
  const most = 3;
  const shown = names.slice(0, most).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}
