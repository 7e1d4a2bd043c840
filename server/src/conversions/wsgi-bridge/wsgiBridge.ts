import { fileStyleOf } from '../../site/fileStyle.js';
import { addOptions, isExecCgiOn } from '../../site/neededOptions.js';
import type { Conversion, ConversionOutcome, ConversionRequest } from '../conversion.js';
import { declined, groundwork, htaccessChange, sentences } from '../handlerConversion.js';

/** The site stays CGI; its scripts are written against WSGI, so that the same files run under every Python server. */
export const wsgiBridge: Conversion = {
  target: 'wsgi-bridge',
  summary: 'still CGI, but written against WSGI: the same files then run under any Python server',
  servers: [],
  convert,
};

function convert(request: ConversionRequest): ConversionOutcome {
  const { site, profile, file, line, scripts } = request;
  const ground = groundwork(request);
  if (ground.kind === 'declined') return ground;
  const { served } = ground;
  const execCgi = isExecCgiOn(site, scripts, profile);
  const edits = execCgi
    ? []
    : addOptions(['ExecCGI'], file, fileStyleOf(file.document), served.around[0] ?? line);
  const changes = [...htaccessChange(request, edits), ...ground.scripts.changes];
  if (changes.length === 0)
    return declined('It is so already: the scripts are WSGI applications that run under CGI.');
  return {
    kind: 'converted',
    title: `Write ${served.label} against WSGI, still run by CGI`,
    changes,
    steps: [],
    because: sentences(
      'Each request still starts a process, a little slower than before; a server that keeps Python in memory can take the same files. An error in the middle of a page answers 500 instead of half a page.',
      ...ground.scripts.notes,
    ),
  };
}
