import { literalText, type PerlExpression } from './perlSyntax.js';

const cgi =
  `param multi_param upload path_info path_translated request_uri url self_url script_name cookie Dump raw_cookie
  request_method query_string Accept user_agent remote_host content_type remote_addr referer server_name server_software
  server_port server_protocol virtual_port virtual_host remote_ident auth_type http append save_parameters
  restore_parameters param_fetch remote_user user_name header redirect import_names put Delete Delete_all url_param
  cgi_error env_query_string https`.split(/\s+/);

/** Elements of HTML: what they return starts with their tag. */
export const htmlElements: ReadonlySet<string> = new Set(
  `h1 h2 h3 h4 h5 h6 p br hr ol ul li dl dt dd menu code var strong em tt u i b blockquote pre img a address cite samp
  dfn html head base body Link nextid title meta kbd input Select option div table caption th td TR Tr sup Sub strike
  applet Param nobr embed basefont style span layer ilayer font frameset frame script small big Area Map abbr acronym
  bdo col colgroup del fieldset iframe ins label legend noframes noscript object optgroup Q tbody tfoot thead blink
  fontsize center`.split(/\s+/),
);

/** What CGI.pm brings beside them: forms, the frame of a page, and texts without a line end. */
const others =
  `start_html end_html comment charset escapeHTML textfield textarea filefield password_field hidden checkbox
  checkbox_group submit reset defaults radio_group popup_menu button autoEscape scrolling_list image_button start_form
  end_form start_multipart_form end_multipart_form isindex tmpFileName uploadInfo`.split(/\s+/);

const html = [...htmlElements, ...others];
const whole = [...cgi, ...html];

const tags: ReadonlyMap<string, readonly string[]> = new Map([
  [':cgi', cgi],
  [':standard', whole],
  [':all', whole],
  [':html', html],
  [':html2', html],
  [':html3', html],
  [':html4', html],
  [':form', html],
]);

export interface CgiImports {
  readonly functions: ReadonlySet<string>;
  readonly isNonParsed: boolean;
}

/** What `use CGI qw(...)` makes of bare names. */
export function cgiImports(
  modules: readonly { readonly module: string; readonly arguments: readonly PerlExpression[] }[],
): CgiImports {
  const functions = new Set<string>();
  let isNonParsed = false;
  for (const { module, arguments: args } of modules) {
    if (!/^CGI(?:::Pretty|::Simple::Standard)?$/.test(module)) continue;
    for (const word of args.flatMap(wordsIn)) {
      if (/^-nph$/i.test(word)) isNonParsed = true;
      for (const name of tags.get(word) ?? [word]) functions.add(name);
    }
  }
  return { functions, isNonParsed };
}

function wordsIn(expression: PerlExpression): readonly string[] {
  if (expression.kind === 'list') return expression.items.flatMap(wordsIn);
  return literalText(expression)?.split(/\s+/) ?? [];
}
