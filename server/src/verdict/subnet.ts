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

/** Four numbers below 256 without leading zeros. */
function isIpv4(text: string): boolean {
  const octets = text.split('.');
  return octets.length === 4 && octets.every(isOctet);
}

function isOctet(text: string): boolean {
  if (text === '' || text.length > 3 || (text.length > 1 && text.startsWith('0'))) return false;
  for (const unit of text) if (!isDigit(unit)) return false;
  return Number(text) < 256;
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

/** The eight numbers of an IPv6 address; null where it is none. A `::` may stand for no number at all. */
function ipv6Groups(text: string): readonly number[] | null {
  if (!text.includes(':')) return null;
  const gap = text.indexOf('::');
  if (gap < 0) {
    const groups = groupsOf(text.split(':'));
    return groups?.length === 8 ? groups : null;
  }
  const before = gap === 0 ? [] : groupsOf(text.slice(0, gap).split(':'), false);
  const after = gap + 2 === text.length ? [] : groupsOf(text.slice(gap + 2).split(':'));
  if (before === null || after === null || before.length + after.length > 8) return null;
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}

/** The last part may be an IPv4 address, which makes two groups. */
function groupsOf(parts: readonly string[], mayEndInIpv4 = true): readonly number[] | null {
  const groups: number[] = [];
  for (const [index, part] of parts.entries()) {
    if (/^[0-9a-f]{1,4}$/i.test(part)) {
      groups.push(Number.parseInt(part, 16));
    } else if (mayEndInIpv4 && index === parts.length - 1 && isIpv4(part)) {
      const [a = 0, b = 0, c = 0, d = 0] = part.split('.').map(Number);
      groups.push(a * 256 + b, c * 256 + d);
    } else {
      return null;
    }
  }
  return groups;
}

const isDigit = (unit: string): boolean => unit >= '0' && unit <= '9';
