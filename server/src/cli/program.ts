import { Command, InvalidArgumentError, Option } from 'commander';
import { builtInProfiles } from '../apache/profiles.js';
import { conversions } from '../conversions/registry.js';
import { type CheckOptions, check } from './check.js';
import { type ConvertOptions, convert } from './convert.js';
import { type ExitStatus, exitStatus } from './exitStatus.js';
import { type ExplainOptions, explain } from './explain.js';
import { type FixOptions, fix } from './fix.js';
import type { Outside } from './outside.js';
import { type ProfileOptions, profile } from './profile.js';
import { listRules, showRule } from './rules.js';

/** Where the program comes from. */
export interface ProgramPackage {
  readonly version: string;
  /** The folder of package.json, as the engine writes paths. */
  readonly folder: string;
}

/** What every command takes. */
interface CommonOptions {
  readonly color: boolean;
}

/** Makes the outside world of a command, once its options are read. */
export type MakeOutside = (options: CommonOptions) => Outside;

/**
 * Reads the command line and runs the command that it names.
 *
 * @param words what follows the program's name.
 * @throws {CommanderError} for wrong usage, which it has told on standard error, and, with exit code 0, behind
 * help and version.
 */
export async function runProgram(
  words: readonly string[],
  { version, folder }: ProgramPackage,
  makeOutside: MakeOutside,
): Promise<ExitStatus> {
  let status: ExitStatus = exitStatus.clean;
  const finish = async (running: Promise<ExitStatus>): Promise<void> => {
    status = await running;
  };

  const program = new Command('handler-doctor')
    .description(
      'Reads .htaccess files and the scripts behind them as Apache does: says what is slow, what is refused ' +
        'and why, and moves CGI sites to a persistent server.',
    )
    .version(version, '--version', 'print the version')
    .helpOption('-h, --help', 'print this help; each command has its own')
    .helpCommand(false)
    .addHelpText('after', exitStatusHelp)
    .exitOverride();
  const command = (name: string): Command =>
    program
      .command(name)
      .helpOption('-h, --help', 'print this help')
      .option('--no-color', 'no colors; the variable NO_COLOR says the same');

  siteOptions(command('check'))
    .summary('say what is wrong, slow or refused')
    .description(
      'Says what is wrong, slow or refused. Folders are walked for .htaccess files and for the scripts ' +
        'that a handler serves; a file given by name is taken whatever its name is.',
    )
    .argument('[PATH...]', 'folders and files (default: the current folder)')
    .addOption(filesFrom())
    .addOption(as())
    .addOption(format('pretty', 'json', 'ndjson'))
    .addOption(failOn())
    .addOption(maxWarnings())
    .option('--quiet', 'print the findings and nothing else')
    .action((named: string[], options: CheckOptions & CommonOptions) =>
      finish(check(named, options, makeOutside(options))),
    );

  siteOptions(command('fix'))
    .summary('apply safe fixes')
    .description(
      'Applies fixes to the files, all of them or none, until no more is on offer. Only safe ones, which ' +
        'cannot change what a correct site answers. A conversion is never among them: see convert.',
    )
    .argument('[PATH...]', 'folders and files (default: the current folder)')
    .option('--unsafe', 'apply unsafe fixes too: look at them first, with --dry-run')
    .addOption(
      new Option('--rule <NAME>', 'only the fixes of this rule; may be given more than once')
        .argParser((name: string, names: readonly string[]) => [...names, name])
        .default([], 'all rules'),
    )
    .option('--dry-run', 'print a unified diff for `patch -p0` or `git apply -p0`, and write nothing')
    .addOption(filesFrom())
    .addOption(as())
    .addOption(failOn())
    .addOption(maxWarnings())
    .option('--quiet', 'do not say what was done')
    .action((named: string[], options: FixOptions & CommonOptions) =>
      finish(fix(named, options, makeOutside(options))),
    );

  siteOptions(command('convert'))
    .summary('move from a per-request handler to a persistent one')
    .description(
      'Moves what a handler starts anew for every request to one that keeps the program in memory. ' +
        'Prints a unified diff for `patch -p0` or `git apply -p0`, and writes only with --write.',
    )
    .argument('<PATH>', 'a folder, a .htaccess file or a script')
    .addOption(new Option('--to <TARGET>', `one of ${conversions.map(({ target }) => target).join(', ')}`))
    .addOption(
      new Option('--list', 'print the targets that are possible here, and why others are not').conflicts([
        'to',
        'server',
        'write',
        'backup',
      ]),
    )
    .option('--server <NAME>', 'the server behind the target, where it has a choice')
    .option('--write', 'make the changes: all of them or none')
    .option('--backup <FOLDER>', 'with --write: keep the old files in this folder')
    .addOption(format('pretty', 'json'))
    .action((path: string, options: ConvertOptions & CommonOptions) =>
      finish(convert(path, options, makeOutside(options))),
    );

  siteOptions(command('explain'))
    .summary('say which handler serves a file or an address, and why; or what a line of the error log means')
    .description(
      'Says which handler serves each file, whether it is started for every request, and which lines ' +
        'decide. A folder stands for the scripts in it. Of an address, which file it leads to and by which lines: ' +
        '--root is the document root then, unless a server configuration says where addresses lead. Of the error ' +
        'log, what each line means, which file and line of the site is the cause, and what mends it; PATH is the ' +
        'folder of the site then.',
    )
    .argument('[PATH...]', 'files and folders (default: the current folder)')
    .addOption(
      new Option(
        '--url <URL>',
        'an address in place of files, as http://example.org/blog/ or /blog/?page=2; may be given more than once',
      ).argParser((url: string, urls: readonly string[] | undefined) => [...(urls ?? []), url]),
    )
    .addOption(
      new Option(
        '--log <LINE>',
        "what a line of the server's error log means and where this site causes it; - reads a whole log from standard input",
      ),
    )
    .addOption(filesFrom())
    .addOption(format('pretty', 'json'))
    .addHelpText('after', logStatusHelp)
    .action((named: string[], options: ExplainOptions & CommonOptions) =>
      finish(explain(named, options, makeOutside(options))),
    );

  command('profile')
    .summary('make a profile of what a server prints about itself or answers')
    .description(
      'Makes a server profile, for --profile and the setting server.profile, out of what `apachectl -M` prints ' +
        '(elsewhere apache2ctl or httpd), with `apachectl -V` for the version and `apachectl -t -D DUMP_RUN_CFG` ' +
        'for what is defined, one behind the other in any order. It runs nothing itself. Where none ' +
        'of them can be run, as on shared hosting, the host is asked with a folder of probes: --probe writes it, and ' +
        'its README.txt says the rest.',
    )
    .addOption(
      new Option(
        '--from <FILE>',
        'what the server printed; - is standard input (default, where it is no terminal)',
      ).conflicts(['probe', 'fromUrl', 'fromAnswers']),
    )
    .addOption(
      new Option(
        '--probe <DIR>',
        'write a folder of probes to upload, into a folder that is new or empty; it asks nobody',
      ).conflicts(['fromUrl', 'fromAnswers']),
    )
    .addOption(
      new Option(
        '--from-url <URL>',
        'ask a server on this machine, at the URL of the uploaded folder; no other host is asked',
      ).conflicts('fromAnswers'),
    )
    .option(
      '--from-answers <FILE>',
      'what the script ask.sh printed, which --probe writes beside the probes; - is standard input',
    )
    .action((options: ProfileOptions & CommonOptions) => finish(profile(options, makeOutside(options))));

  command('rules')
    .summary('list the rules, or print the page of one')
    .description('Lists the rules, or prints the page of one.')
    .argument('[NAME]', "a rule's name")
    .action((name: string | undefined, options: CommonOptions) => {
      const outside = makeOutside(options);
      return finish(name === undefined ? listRules(outside) : showRule(name, folder, outside));
    });

  await program.parseAsync(words, { from: 'user' });
  return status;
}

const exitStatusHelp = `
Exit status:
  0  nothing at or above --fail-on
  1  something is, or a conversion was declined
  2  wrong usage, input that cannot be read (the rest is still checked), or a
     failed write (then nothing was written)`;

const logStatusHelp = `
Exit status with --log: 0 every line is explained; 1 a line of level warn or
worse is not known; 2 as everywhere.`;

const siteOptions = (command: Command): Command =>
  command
    .option('--root <DIR>', "the site's top, from which .htaccess files are read down")
    .option(
      '--profile <NAME|FILE>',
      `what the server is: ${builtInProfiles.map(({ name }) => name).join(', ')} or a file`,
    )
    .option(
      '--server-config <FILE>',
      "the server's own configuration, read with all that it includes: apache2.conf, httpd.conf or a part of it",
    )
    .option('--config <FILE>', 'the settings (default: .handler-doctor.json at the root or above)');

const filesFrom = (): Option =>
  new Option('--files-from <FILE>', 'more paths, by lines or separated by NUL; - is standard input');

const as = (): Option =>
  new Option('--as <KIND>', 'what files given by name are (default: by their name)').choices([
    'htaccess',
    'script',
  ]);

const format = (...formats: readonly string[]): Option =>
  new Option('--format <FORMAT>', 'how results are printed').choices(formats).default('pretty');

const failOn = (): Option =>
  new Option('--fail-on <SEVERITY>', 'exit with 1 for findings from this severity on')
    .choices(['error', 'warning', 'info', 'never'])
    .default('error');

const maxWarnings = (): Option =>
  new Option('--max-warnings <N>', 'exit with 1 for more warnings than this').argParser((text) => {
    if (!/^\d+$/.test(text)) throw new InvalidArgumentError('It takes a whole number.');
    return Number(text);
  });
