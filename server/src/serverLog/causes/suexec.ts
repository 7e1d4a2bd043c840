import { causes } from '../cause.js';

const rules = ['unsafe-permissions', 'not-executable'];

const policy =
  'suEXEC runs scripts as their owner, and only where nobody else could have changed them: otherwise visitors get 500, with "End of script output before headers" in the error log.';

/** suEXEC's own log, and what it makes Apache say. */
export const suexecCauses = causes([
  {
    name: 'suexec-policy',
    kind: 'symptom',
    says: [/^suexec policy violation: see suexec log for more details$/, /^suexec failure/],
    what: 'suEXEC did not run the script: a permission or an owner is not as it wants it.',
    why: policy,
    remedy: 'Give the script and its folder the mode 755, and let both belong to the user of the site.',
    rules: [...rules, 'missing-shebang', 'shebang-line-ending', 'interpreter-missing'],
    otherwise: [
      "suEXEC's own log, suexec.log beside the error log, names the file and the reason. Ask the host for it where you cannot read it.",
    ],
  },
  {
    name: 'suexec-writable-file',
    says: /^file is writable by others: \((?<path>.+)\)$/,
    what: 'Others than its owner may write to the script.',
    why: policy,
    remedy: 'Take the right away: "chmod 755 FILE" ("chmod go-w FILE").',
    rules,
  },
  {
    name: 'suexec-writable-folder',
    says: /^directory is writable by others: \((?<path>.+)\)$/,
    what: "Others than its owner may write to the script's folder.",
    why: policy,
    remedy: 'Take the right away: "chmod 755 FOLDER".',
    rules,
  },
  {
    name: 'suexec-set-id',
    says: /^file is either setuid or setgid: \((?<path>.+)\)$/,
    what: 'The script has the set-user-id or the set-group-id bit.',
    why: policy,
    remedy: 'Take it away: "chmod u-s,g-s FILE".',
    rules,
  },
  {
    name: 'suexec-not-executable',
    says: /^file has no execute permission: \((?<path>.+)\)$/,
    what: 'The script has no execute permission for its owner.',
    why: policy,
    remedy: 'Give it the mode 755: "chmod 755 FILE".',
    rules: ['not-executable'],
  },
  {
    name: 'suexec-owner',
    says: [
      /^target uid\/gid \((?<user>.+?)\) mismatch with directory \((?<folder>.+?)\) or program \((?<file>.+?)\)$/,
      /^uid\/gid \((?<user>.+?)\) mismatch with directory \((?<folder>.+?)\) or program \((?<file>.+?)\)$/,
    ],
    what: ({ user, folder, file }) =>
      `The script runs as user and group ${user}, but its folder belongs to ${folder} and the file to ${file}.`,
    why: policy,
    remedy:
      'Let both belong to the user and group of the site: "chown USER:GROUP FOLDER FILE". Files that root or another user has unpacked are the usual cause.',
    rules,
  },
  {
    name: 'suexec-outside-root',
    says: /^command not in docroot \((?<path>.+)\)$/,
    what: 'The script lies outside of the folder in which suEXEC runs anything.',
    why: 'That folder is fixed when suEXEC is built, mostly /var/www, and "public_html" in the home of a user. A symbolic link that leads out of it counts as outside.',
    remedy: 'Put the script below that folder. "suexec -V", as root, tells which it is (AP_DOC_ROOT).',
  },
  {
    name: 'suexec-program-missing',
    says: /^cannot (?:stat program|stat directory|get current working directory)(?:: \((?<path>.+)\))?$/,
    what: 'suEXEC does not find the script, or may not look at it.',
    why: policy,
    remedy: 'See that the file is there, and that each folder above has the mode 755.',
  },
  {
    name: 'suexec-exec-failed',
    says: /^exec failed \((?<path>.+)\)$/,
    what: 'suEXEC let the script pass, and the system could not start it.',
    why: 'What it says in brackets is the reason: with "Exec format error" the first line is missing, with "No such file" the interpreter that it names is not there, or the line ends in a carriage return.',
    remedy: 'Correct the first line of the script.',
    rules: ['missing-shebang', 'shebang-line-ending', 'interpreter-missing', 'not-executable'],
    shownBy: 'first-line',
  },
  {
    name: 'suexec-forbidden-user',
    says: /^(?:cannot run as forbidden [ug]id \((?<user>.+)\)|crit: invalid uid.*|user mismatch \((?<caller>.+) instead of (?<wanted>.+)\)|invalid target (?:user|group) (?:name|id): \((?<name>.+)\))$/,
    what: 'suEXEC does not run anything as this user, or for the one that asks.',
    why: 'Users of the system, with a low number, are shut out, and only the user of Apache may call it.',
    remedy: 'Name a user and group of people in "SuexecUserGroup"; that is in the server\'s configuration.',
  },
  {
    name: 'suexec-command',
    says: /^(?:invalid command \((?<path>.+)\)|too few arguments|failed to set(?:uid|gid).*|cannot get docroot information.*)$/,
    what: 'suEXEC was called in a way that it does not accept.',
    why: policy,
    remedy: "Show the line to who runs the server: it is about the server's own set-up.",
  },
  {
    name: 'suexec-ran',
    kind: 'notice',
    status: null,
    output: 'behind',
    says: [/^uid: \(.+\) gid: \(.+\) cmd: (?<path>.+)$/, /^suEXEC mechanism enabled/],
    what: 'suEXEC ran a script, or is there to do so.',
    why: 'Nothing is wrong with that.',
    remedy: 'There is nothing to do.',
  },
]);
