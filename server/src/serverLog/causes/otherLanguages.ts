import { causes } from '../cause.js';

/** What env, the kernel and shells say of interpreters and commands. */
const shellCauses = causes([
  {
    name: 'env-finds-no-program',
    says: [
      /^(?:\/usr)?\/?(?:bin\/)?env: ['‘"]?(?<program>[^'’"]*?)(?:\\r|\r)?['’"]?: No such file or directory$/,
      /^env: (?<program>[^:]+): No such file or directory$/,
    ],
    what: ({ program }) => `"env", in the first line of the script, finds no program called "${program}".`,
    why: "It is not installed, the server's PATH does not lead to it, or a carriage return (\\r) stands at the end of the line. Visitors get 500.",
    remedy: 'Write the whole path, as "#!/usr/bin/python3", and save the file with line ends of Unix.',
    rules: ['shebang-line-ending', 'interpreter-missing', 'shebang-arguments'],
    otherwise: [
      "The server's PATH is short: what you installed in your home folder, or with pyenv or nvm, is not on it.",
    ],
    shownBy: 'first-line',
  },
  {
    name: 'env-with-arguments',
    says: /^(?:\/usr)?\/?(?:bin\/)?env: (?:use -\[v\]S to pass options in shebang lines|(?:invalid|unrecognized) option .*)$/,
    what: 'The first line gives "env" more than one word, and it takes all of them for one name.',
    why: 'The system hands over everything behind the first program as one word: visitors get 500.',
    remedy: 'Write "env -S", as "#!/usr/bin/env -S python3 -u", or the whole path of the interpreter.',
    rules: ['shebang-arguments'],
    shownBy: 'first-line',
  },
  {
    name: 'interpreter-option-unknown',
    says: [
      /^(?:Unknown option: -|(?:Error in argument \d+, char \d+: )?option not found|[Ii]nvalid option\b|unknown option |Unrecognized switch: -)/,
      /^(?:Too late for ".*" option|"-\w" is on the #! line)/,
      /^(?:\/\S*\/)?(?:python|node|ruby|bash|dash|sh|php)[\d.]*: (?:\d+: )?(?:[Bb]ad|[Ii]nvalid|[Uu]nrecognized|[Ii]llegal|unknown) option/,
      /^(?:\/\S*\/)?(?:bash|sh): .{1,40}: invalid option$/,
    ],
    what: 'The interpreter does not know an option that the first line gives it.',
    why: 'Everything behind its path is one word to it, a blank or a carriage return at the end of the line included. Visitors get 500.',
    remedy: 'Take the option out, and save the file with line ends of Unix (LF).',
    rules: ['shebang-line-ending', 'shebang-arguments'],
    shownBy: 'first-line',
  },
  {
    name: 'bad-interpreter',
    says: /^(?:[^:]*: )?(?<path>\/[^:]+): (?<program>\S+): bad interpreter: (?<detail>.*)$/,
    what: ({ program }) => `The first line names "${program}", which is not there or may not be run.`,
    why: '"^M" at its end is a carriage return of Windows. Visitors get 500.',
    remedy:
      'Write the path that the interpreter has on the server, and save the file with line ends of Unix.',
    rules: ['shebang-line-ending', 'interpreter-missing'],
    shownBy: 'first-line',
  },
  {
    name: 'shell-carriage-return',
    says: [
      /^(?<path>\/[^:]+): (?:line )?(?<line>\d+): (?:\$'[^']*\\r'|[^:]*(?:\r|\^M)): (?:command )?not found$/,
      /^(?<path>\/[^:]+): (?:line )?(?<line>\d+): (?:[Ss]yntax error|syntax error near unexpected token).*(?:\\r|\r|\^M).*$/,
      /^: not found$/,
    ],
    what: 'The shell script has line ends of Windows: to the shell a carriage return is part of every word.',
    why: 'Commands and keywords are not recognised: visitors get 500.',
    remedy: 'Save the file with line ends of Unix (LF): "sed -i \'s/\\r$//\' FILE".',
    rules: ['shebang-line-ending'],
  },
  {
    name: 'shell-command-not-found',
    says: [
      /^(?<path>\/[^:]+): (?:line )?(?<line>\d+): (?<program>[^:]*): (?:command )?not found$/,
      /^(?<path>\/[^:]+)\[(?<line>\d+)\]: (?<program>[^:]*): (?:command )?not found$/,
    ],
    status: null,
    what: ({ program }) => `The shell script calls "${program}", which is not there.`,
    why: 'It is not installed, or not on the short PATH that the server gives to scripts. The script goes on without it.',
    remedy: 'Write the whole path of the program.',
    otherwise: ['If the word is a piece of your page, a quotation mark is missing in the line before.'],
  },
  {
    name: 'shell-syntax-error',
    says: [
      /^(?<path>\/[^:]+): (?:line )?(?<line>\d+): (?:[Ss]yntax error).*$/,
      /^(?<path>\/[^:]+): (?:line )?(?<line>\d+): unexpected EOF while looking for matching .*$/,
    ],
    what: 'The shell cannot read the script.',
    why: 'What stands before the line runs; then it ends. Visitors mostly get 500.',
    remedy:
      'Look for a quotation mark, "fi", "done" or a bracket that is missing. What bash understands, "sh" often does not: let the first line name "/bin/bash".',
    rules: ['syntax-error'],
  },
  {
    name: 'shell-permission',
    status: null,
    says: /^(?<path>\/[^:]+): (?:line )?(?<line>\d+): (?:cannot (?:create|open) )?(?<file>[^:]+): Permission denied$/,
    what: ({ file }) => `The shell script may not run or open "${file}".`,
    why: 'It runs as the user of the server, not as you.',
    remedy: 'Let that user read or execute the file; never give 777.',
  },
]);

const perlCauses = causes([
  {
    name: 'perl-module-missing',
    says: /^Can't locate (?<file>\S+) in @INC .*?(?: at (?<path>\S+) line (?<line>\d+)\.)?$/,
    what: ({ file = '' }) =>
      `Perl does not find the module ${file.replace(/\//g, '::').replace(/\.pm$/, '')}.`,
    why: 'It is not installed for the Perl that runs the script; CGI.pm is no part of Perl since 5.22. Visitors get 500.',
    remedy:
      'Install it ("cpan NAME", on Debian "apt install libcgi-pm-perl" for CGI), or put it beside the script and write: use lib ".";',
  },
  {
    name: 'perl-cannot-open-script',
    says: /^Can't open perl script "(?<path>[^"]*)": (?<detail>.*)$/,
    what: ({ detail }) => `Perl was started and could not read the script: ${detail}.`,
    why: 'Visitors get 500.',
    remedy: 'Give it the mode 755: "chmod 755 FILE".',
    rules: ['not-executable'],
  },
  {
    name: 'perl-compile-error',
    says: [
      /^(?:syntax error|Global symbol|Bareword|Can't find string terminator|Missing right curly|String found where operator expected|Unrecognized character|Type of arg|Not enough arguments|Too many arguments|Unmatched).*? at (?<path>\S+) line (?<line>\d+).*$/,
    ],
    what: 'Perl cannot read the script.',
    why: 'Not a line of it runs: visitors get 500.',
    remedy: 'Look at the line that it names; "perl -c FILE" finds the same.',
    rules: ['syntax-error'],
  },
  {
    name: 'perl-not-compiled',
    kind: 'symptom',
    says: [
      /^Execution of (?<path>\S+) aborted due to compilation errors\.$/,
      /^(?<path>\S+) had (?:too many )?(?:compilation )?errors\.$/,
      /^BEGIN failed--compilation aborted at (?<path>\S+) line (?<line>\d+)\.$/,
    ],
    what: 'Perl gave up reading the script.',
    why: 'Not a line of it runs: visitors get 500.',
    remedy: 'Look at the message before this one; "perl -c FILE" finds the same.',
    rules: ['syntax-error'],
  },
  {
    name: 'perl-died',
    says: /^(?<detail>(?:Can't (?:call|use|locate object|modify|return|exec|open|connect)|Undefined subroutine|Illegal|Modification of|Not a |Can't).*?) at (?<path>\/\S+) line (?<line>\d+)(?:, <\w+> (?:line|chunk) \d+)?\.$/,
    what: ({ detail }) => `The Perl script ended: ${detail}.`,
    why: 'Before its header that is a 500; behind it a page that breaks off.',
    remedy: 'Look at the line.',
  },
  {
    name: 'perl-message',
    kind: 'notice',
    status: null,
    says: /^(?:\[[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d [\d:]+ \d{4}\] \S+: )?(?<detail>.+?) at (?<path>\/\S+\.(?:pl|cgi|pm)) line (?<line>\d+)(?:, <\w+> (?:line|chunk) \d+)?\.$/,
    what: ({ detail }) => `The Perl script says: ${detail}.`,
    why: 'If it is what "die" says, the script ended there.',
    remedy: 'Look at the line.',
  },
]);

const modPerlCauses = causes([
  {
    name: 'mod-perl-handler-missing',
    says: /^failed to resolve handler `(?<handler>.*)'/,
    what: ({ handler }) => `mod_perl finds no module that is called "${handler}".`,
    why: 'The line that hands files to it names a module of an older mod_perl, or one that is not installed: visitors get 500.',
    remedy: 'Write "PerlResponseHandler ModPerl::Registry" for scripts; have other modules installed.',
    rules: ['obsolete-handler'],
    directives: ['perlhandler', 'perlresponsehandler'],
  },
]);

const rubyCauses = causes([
  {
    name: 'ruby-library-missing',
    says: /^(?:(?<path>\/[^:]+):(?<line>\d+):)?.*cannot load such file -- (?<name>\S+).*$/,
    what: ({ name }) => `Ruby does not find the library "${name}".`,
    why: 'Its gem is not installed for the Ruby that runs the script. Visitors get 500.',
    remedy: 'Install it ("gem install NAME", or "bundle install" for an application).',
  },
  {
    name: 'ruby-syntax-error',
    says: [
      /^(?<path>\/[^:]+):(?<line>\d+): syntax errors?.*$/,
      /^(?<path>\/[^:]+):(?<line>\d+):.*\(SyntaxError\)$/,
    ],
    what: 'Ruby cannot read the script.',
    why: 'Not a line of it runs: visitors get 500.',
    remedy:
      'Look for an "end", a bracket or a quotation mark that is missing; "ruby -c FILE" finds the same.',
    rules: ['syntax-error'],
  },
  {
    name: 'ruby-uncaught',
    says: /^(?<path>\/[^:]+):(?<line>\d+):in [`'](?<where>[^']*)': (?<detail>.*?) \((?<error>[\w:]+)\)$/,
    what: ({ detail, error }) => `The Ruby script ended on ${error}: ${detail}.`,
    why: 'Before its header that is a 500; behind it a page that breaks off.',
    remedy: 'Look at the line.',
  },
]);

const nodeCauses = causes([
  {
    name: 'node-module-missing',
    says: /^(?:Error(?: \[ERR_MODULE_NOT_FOUND\])?: )?Cannot find (?:module|package) '(?<name>[^']*)'.*$/,
    what: ({ name }) => `Node does not find the module "${name}".`,
    why: 'It is not installed beside the application. Visitors get 500.',
    remedy: 'Run "npm install" in the folder of the application, or upload its node_modules.',
  },
]);

export const otherLanguageCauses = [
  ...shellCauses,
  ...perlCauses,
  ...modPerlCauses,
  ...rubyCauses,
  ...nodeCauses,
];
