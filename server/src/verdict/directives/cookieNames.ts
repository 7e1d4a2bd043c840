import type { ArgumentCheck } from './invocation.js';

/**
 * The check of a directive that takes a cookie's name and its attributes: quotes are part of the name.
 *
 * @param forbidden what the name must not hold.
 * @param message what the server says behind the directive's name.
 */
export const cookieName =
  (forbidden: string, message: string): ArgumentCheck =>
  ({ rest, facts }) => {
    let end = 0;
    let isForbidden = false;
    for (; end < rest.length && rest[end] !== ' ' && rest[end] !== '\t'; end++) {
      isForbidden ||= forbidden.includes(rest[end] ?? '');
    }
    if (!isForbidden) return null;
    return { kind: 'invalid-argument', message: `${facts.name} ${message}`, at: { start: 0, end } };
  };
