import type { ArgumentCheck } from './invocation.js';

/**
 * The check of a directive that takes a cookie's name and its attributes: quotes are part of the name. Nothing
 * at all is answered before.
 *
 * @param forbidden what the name must not hold.
 * @param message what the server says behind the directive's name.
 */
export const cookieName =
  (forbidden: string, message: string): ArgumentCheck =>
  ({ rest, facts }) => {
    for (let end = 0; end < rest.length && rest[end] !== ' ' && rest[end] !== '\t'; end++) {
      if (forbidden.includes(rest[end] ?? '')) {
        const name = rest.slice(0, end + 1);
        return {
          kind: 'invalid-argument',
          message: `${facts.name} ${message}`,
          at: { start: name.length - 1, end: name.length },
        };
      }
    }
    return null;
  };
