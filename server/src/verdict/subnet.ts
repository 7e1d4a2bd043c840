import { leadingNumber } from './numbers.js';

/** What is wrong with an address; `no-address` where it does not look like one and may be a host's name. */
export type SubnetProblem = 'no-address' | 'invalid-address' | 'invalid-mask';

/** The words of the server's library for the problems that it gives words to. */
export const subnetMessage = (problem: Exclude<SubnetProblem, 'no-address'>): string =>
  problem === 'invalid-address'
    ? 'The specified IP address is invalid.'
    : 'The specified network mask is invalid.';

/**
 * Why the server cannot take an address, `10.1`, or a network, `10.1.0.0/16`; null where it can.
 *
 * Source: `apr_ipsubnet_create`, and `inet_pton` of the C library below it; seen on 2.4.71.
 *
 * @param mask what stands behind the slash; null where there is none.
 */
export function subnetProblem(address: string, mask: string | null): SubnetProblem | null {
  if (!looksLikeAddress(address)) return 'no-address';
  const groups = ipv6Groups(address);
  const isIpv6 = groups !== null;
  if (groups !== null) {
    if (isMappedIpv4(groups)) return 'invalid-address';
  } else if (!isIpv4(address) && (mask !== null || !isIpv4Beginning(address))) {
    return 'invalid-address';
  }
  if (mask === null) return null;
  const { value, end } = leadingNumber(mask);
  if (end === mask.length && value > 0n && value <= (isIpv6 ? 128n : 32n)) return null;
  return !isIpv6 && isIpv4(mask) ? null : 'invalid-mask';
}

function looksLikeAddress(text: string): boolean {
  if (text.includes(':')) return true;
  for (const unit of text) if (unit !== '.' && !isDigit(unit)) return false;
  return text !== '';
}

const isIpv4 = (text: string): boolean => ipv4Octets(text) !== null;

/** Four numbers below 256, each with any number of leading zeros. */
function ipv4Octets(text: string): readonly number[] | null {
  const octets = text.split('.');
  if (octets.length !== 4 || !octets.every((octet) => octet !== '' && [...octet].every(isDigit))) return null;
  const numbers = octets.map(Number);
  return numbers.every((number) => number < 256) ? numbers : null;
}

/** The older form, `9.67` or `9.67.`, in which numbers wrap around at 32 bits. */
function isIpv4Beginning(text: string): boolean {
  if (text.length > 15) return false;
  const octets = (text.endsWith('.') ? text.slice(0, -1) : text).split('.');
  return (
    octets.length <= 4 &&
    octets.every((octet) => octet !== '' && [...octet].every(isDigit) && (Number(octet) | 0) >>> 0 < 256)
  );
}

const isMappedIpv4 = (groups: readonly number[]): boolean =>
  groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;

/**
 * The eight numbers of an IPv6 address; null where it is none. The server's library reads on where others stop:
 * a number may have any zeros before it, a single colon may end the whole, and a `::` stand for no number at
 * all. The last part may be an IPv4 address, which makes two numbers.
 */
function ipv6Groups(text: string): readonly number[] | null {
  const groups: number[] = [];
  let gap: number | null = null;
  let start = text.startsWith(':') ? 1 : 0;
  if (start === 1 && text[1] !== ':') return null;
  for (let at = start; at <= text.length; at++) {
    const unit = text[at];
    if (unit !== undefined && unit !== ':' && unit !== '.') continue;
    const part = text.slice(start, at);
    if (unit === '.') {
      const octets = ipv4Octets(text.slice(start));
      if (octets === null) return null;
      const [a = 0, b = 0, c = 0, d = 0] = octets;
      groups.push(a * 256 + b, c * 256 + d);
      break;
    }
    if (part !== '') {
      if (!/^[0-9a-f]+$/i.test(part)) return null;
      groups.push(Number.parseInt(part, 16));
    } else if (unit === ':') {
      if (gap !== null) return null;
      gap = groups.length;
    }
    start = at + 1;
  }
  if (groups.length > 8 || !groups.every((group) => group <= 0xffff)) return null;
  if (gap === null) return groups.length === 8 ? groups : null;
  return [...groups.slice(0, gap), ...Array<number>(8 - groups.length).fill(0), ...groups.slice(gap)];
}

const isDigit = (unit: string): boolean => unit >= '0' && unit <= '9';
