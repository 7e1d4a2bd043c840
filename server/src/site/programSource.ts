import { nameOf } from '../text/path.js';
import type { Site } from './site.js';

/** Names of programs' sources: sent as they are, they show what was meant to run. */
const sourceName = /\.(py|pyw|wsgi|fcgi|cgi|pl|pm|php|phtml|rb|sh|lua)(\.|$)/i;

/** Whether a file is a program: by its name, and by its first line where it has been read. */
export const isProgramSource = ({ scripts }: Site, path: string): boolean =>
  sourceName.test(nameOf(path)) || isProgramText(scripts.get(path)?.script.text ?? '');

/** Whether a file starts as programs do, whatever its name is. */
export const isProgramText = (text: string): boolean => /^(?:#!|<\?php\b)/.test(text);
