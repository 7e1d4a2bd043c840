import { causes } from '../cause.js';

/** Names and passwords. */
export const authenticationCauses = causes([
  {
    name: 'password-file-missing',
    says: /^Could not open (?:password|group) file: (?<file>.+)$/,
    directives: ['authuserfile', 'authgroupfile'],
    what: 'The file of passwords or groups is not there, or the server may not read it.',
    why: 'Nobody can be let in: visitors are asked for a name, and then get 500 or are asked again.',
    remedy:
      'Write its whole path on the server behind AuthUserFile; a path without "/" at its beginning starts at ServerRoot, not in this folder. Give the file the mode 644.',
    rules: [],
    otherwise: [
      'The path that FTP shows is often not the path on the server: a page with <?php echo __DIR__; tells it.',
    ],
  },
  {
    name: 'password-file-not-named',
    directives: ['require', 'authtype'],
    says: /^(?:AuthUserFile not specified in the configuration|No group file was specified in the configuration)$/,
    what: 'A password or a group is asked for, and no file is named to look it up in.',
    why: 'Nobody can be let in: visitors get 500.',
    remedy: 'Write "AuthUserFile /whole/path/.htpasswd" (or AuthGroupFile) beside the Require line.',
  },
  {
    name: 'auth-name-missing',
    directives: ['authtype'],
    says: /^need AuthName: (?<url>.+)$/,
    what: 'AuthType is set, and AuthName is not.',
    why: 'The browser has nothing to show in its dialogue: visitors get 500.',
    remedy: 'Add a line such as: AuthName "Members".',
  },
  {
    name: 'auth-type-missing',
    directives: ['require', 'authtype'],
    says: [
      /^No authentication done but request not allowed without authentication for (?<url>.+)\. Authentication not configured\?$/,
      /^configuration error: {1,2}couldn't (?:perform authentication|check (?:user|access))[^:]*(?:: (?<url>.+))?$/,
      /^need AuthType to note auth failure: (?<url>.+)$/,
      /^AuthType \S* ?configured without corresponding module$/,
      /^AuthType not set!?/,
      /^No Authn provider configured$/,
    ],
    what: 'A Require line wants to know who the visitor is, and nothing is there to ask.',
    why: 'Visitors get 500.',
    remedy:
      'Write AuthType Basic, AuthName, and AuthUserFile beside "Require valid-user". If nobody is to be asked, write "Require all granted".',
    otherwise: [
      'The module of the AuthType may not be loaded: mod_auth_basic with mod_authn_file, as a rule.',
    ],
  },
  {
    name: 'wrong-password',
    kind: 'notice',
    status: 401,
    says: [
      /^user (?<user>.*?): authentication failure for "(?<url>.*)": Password Mismatch$/,
      /^user (?<user>.*?) not found: (?<url>.+)$/,
      /^client used wrong authentication scheme: (?<url>.+)$/,
    ],
    what: 'Somebody gave a name or a password that is not in the file.',
    why: 'The answer is 401, and the browser asks again.',
    remedy:
      'If it was you, make the entry anew: "htpasswd FILE NAME". Many such lines mean that somebody tries passwords.',
  },
  {
    name: 'user-not-authorized',
    kind: 'notice',
    status: 401,
    says: [
      /^user (?<user>.*?): authorization failure for "(?<url>.*)": ?$/,
      /^Authorization of user (?<user>.*?) to access (?<url>.*?) failed, reason: /,
      /^authorization failure \(no authenticated user\): (?<url>.+)$/,
      /^access to (?<url>.*?) failed, reason: /,
    ],
    what: 'A visitor gave a right password, and the Require line does not let this user in.',
    why: 'The answer is 401 or 403.',
    remedy: 'Name the user, or a group that the user is in, behind Require.',
  },
  {
    name: 'auth-without-require',
    kind: 'notice',
    status: null,
    says: [
      /^AuthType configured with no corresponding authorization directives$/,
      /^\S+ directive contains only negative authorization directives$/,
    ],
    what: 'AuthType is set, and no Require line makes use of it.',
    why: 'Everybody is let in, or nobody.',
    remedy: 'Add "Require valid-user" (or another Require that lets somebody in).',
  },
  {
    name: 'authorization-expression',
    says: /^Error evaluating expression in 'Require expr': .*$/,
    what: 'The condition of a "Require expr" cannot be worked out for this request.',
    why: 'Nobody is let in by it.',
    remedy: 'Correct the expression.',
    rules: ['invalid-expression', 'invalid-require'],
  },
]);
