import type { EntrypointScript, HeaderBlock } from '../../syntax/script/entrypointScript.js';
import type { RequestFlow } from '../../syntax/script/python/requestData/requestFlows.js';
import { contains, type Span, textOf } from '../../text/span.js';

/** Whether all that the script answers with a page is HTML; redirects aside, which have none. */
export function writesHtml({ response }: EntrypointScript): boolean {
  if (response.kind !== 'read') return false;
  const types = response.paths.filter((block) => !isRedirect(block)).map(typeOf);
  return (
    types.length > 0 &&
    types.every((type) => type !== null && /^(text\/html|application\/xhtml\+xml)\b/i.test(type))
  );
}

const isRedirect = ({ fields }: HeaderBlock): boolean => fields.some(({ name }) => /^location$/i.test(name));

const typeOf = ({ fields }: HeaderBlock): string | null =>
  fields.find(({ name }) => /^content-type$/i.test(name))?.value ?? null;

/** Whether what is written there is a part of the header, where markup does nothing. */
export function isHeader({ response, text }: EntrypointScript, { call, place }: RequestFlow): boolean {
  if (
    /^(print|[\w.]*write)\b[\s(]*[a-z]*["']{1,3}(location|set-cookie|status|refresh|content-[\w-]+|x-[\w-]+):[^\n]*$/i.test(
      textOf(text, call.span),
    )
  )
    return true;
  if (response.kind !== 'read') return false;
  const blocks = response.paths.filter(({ fields }) => fields.some(({ write }) => isSame(write, call.span)));
  return (
    blocks.length > 0 &&
    !blocks.some(
      ({ end }) =>
        end.kind === 'separator' &&
        isSame(end.write, call.span) &&
        end.rest.some(({ kind, source }) => kind === 'unknown' && contains(source, place.span)),
    )
  );
}

const isSame = (one: Span, other: Span): boolean => one.start === other.start && one.end === other.end;
