/** What every CGI script finds in its environment (RFC 3875, section 4.1). */
export const cgiVariables: ReadonlySet<string> = new Set([
  'GATEWAY_INTERFACE',
  'QUERY_STRING',
  'REMOTE_ADDR',
  'REQUEST_METHOD',
  'SCRIPT_NAME',
  'SERVER_NAME',
  'SERVER_PORT',
  'SERVER_PROTOCOL',
  'SERVER_SOFTWARE',
  'SCRIPT_FILENAME',
  'REQUEST_URI',
  'DOCUMENT_ROOT',
]);
