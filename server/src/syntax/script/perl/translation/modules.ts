/** Modules, those below them included, that neither write when they are loaded nor in their functions and methods. */
const silent: ReadonlySet<string> = new Set(
  `strict warnings vars utf8 lib constant integer bytes bigint bignum locale open feature parent base fields overload subs diagnostics
  sigtrap encoding experimental if autodie less sort charnames filetest version re mro
  Apache Archive B Benchmark Cache Carp Class Clone Compress Config Crypt Cwd DBD DBI DB_File Data Date DateTime Devel
  Digest Email Encode English Env Errno Exporter Fcntl File FileHandle FindBin GD GDBM_File Getopt HTML Hash I18N IO
  IPC Image JSON LWP List Locale MIME MLDBM Mail Math Memoize Module Moo Moose NDBM_File Net Number Opcode POSIX Params
  Path Pod RRDs Readonly SDBM_File Safe Scalar SelectSaver SelfLoader Socket Storable String Sub Symbol Sys Term Test Text
  Tie Time Try Types Unicode URI User UUID WWW XML YAML Spreadsheet SOAP Sort
  CGI::Carp CGI::Cookie CGI::Util CGI::Simple CGI::Pretty CGI::Session CGI`.split(/\s+/),
);

/** Parts of those that do write, or hand the request to others. */
const speaking =
  /^(?:Apache2?::(?:Registry|PerlRun)|CGI::(?!Carp$|Cookie$|Util$|Simple(?:::|$)|Pretty$|Session(?:::|$))|HTML::(?:Mason|Embperl|Template::Pro)|IO::Pager|Pod::Usage|Pod::\w+|Test::|Term::|Text::Template)/;

/** Modules that take requests themselves or write the header: a script with them is none that writes its own. */
const frameworks =
  /^(?:FCGI|CGI::Fast|CGI::Application|CGI::Prototype|CGI::Snapp|Plack|Dancer2?|Mojolicious|Mojo|Catalyst|Web::Simple|HTTP::Engine|HTTP::Server|HTML::Mason|HTML::Embperl|Embperl|Apache2?::ASP|Jifty|Maypole|Poet|Raisin|Kelp|Amon2|Apache2::Const|Apache2::RequestRec|Apache::Constants|SOAP::Transport::HTTP|XMLRPC::Transport::HTTP|JSON::RPC|Net::FastCGI|Net::Async)(?:::|$)/;

export function isSilentModule(name: string): boolean {
  if (speaking.test(name)) return false;
  return silent.has(name) || silent.has(name.split('::', 1)[0] ?? name);
}

export const isFramework = (name: string): boolean => frameworks.test(name);
