import type { HandlerFacts } from './handlers.js';

/** Handlers that answer by themselves, wherever an address leads. Seen on 2.4.71 or, of those it lacks, in their source. */
const withoutFile: ReadonlySet<string> = new Set([
  'balancer-manager',
  'form-login-handler',
  'form-logout-handler',
  'form-redirect-handler',
  'heartbeat',
  'ldap-status',
  'md-status',
  'proxy-server',
  'reflector',
  'server-info',
  'server-status',
  'application/x-httpd-status',
]);

/** Whether a handler answers where there is no file. @param handler lower case */
export const answersWithoutFile = (handler: string | null): boolean =>
  handler !== null && (withoutFile.has(handler) || handler.startsWith('proxy:'));

/**
 * Whether a handler answers 403 for a folder: those that run files do, all else leaves it to the server, which answers 404
 * (seen on 2.4.71).
 */
export const forbidsFolders = (facts: HandlerFacts | null): boolean =>
  facts !== null && facts.runs !== 'built-in';
