import { describeVerdicts } from '../../../support/describeVerdicts.js';

describeVerdicts('DirectoryIndexRedirect', [
  ['DirectoryIndexRedirect Off', null],
  ['DirectoryIndexRedirect 399', null],
  ['DirectoryIndexRedirect 404', 'DirectoryIndexRedirect only accepts values between 300 and 399', '404'],
  ['DirectoryIndexRedirect yes', 'DirectoryIndexRedirect ON|OFF|permanent|temp|seeother|3xx', 'yes'],
]);

describeVerdicts('Action', [
  ['Action a/b /c Virtual', null],
  ['Action a/b /c virtuel', "unrecognized option 'virtuel'", 'virtuel'],
  ['Action a/b /c ""', "unrecognized option ''", ''],
]);

describeVerdicts('ForceLanguagePriority', [
  ['ForceLanguagePriority prefer Fallback', null],
  ['ForceLanguagePriority None None', null],
  ['ForceLanguagePriority Both', 'Invalid ForceLanguagePriority option Both', 'Both'],
  ['ForceLanguagePriority Prefer None', 'Cannot combine ForceLanguagePriority options with None', 'None'],
  [
    'ForceLanguagePriority None\nForceLanguagePriority fallback',
    'Cannot combine ForceLanguagePriority options None and Fallback',
    'fallback',
  ],
  [
    'ForceLanguagePriority None\n<Limit GET>\nForceLanguagePriority Prefer\n</Limit>',
    'Cannot combine ForceLanguagePriority options None and Prefer',
    'Prefer',
  ],
  ['ForceLanguagePriority None\n<Files a>\nForceLanguagePriority Prefer\n</Files>', null],
]);

const invalidVersion =
  'Version appears to be invalid. It must have the format major[.minor[.patch]] where major, minor and patch are numbers.';

describeVerdicts('<IfVersion>', [
  ['<IfVersion >= 2.4.>\n</IfVersion>', null],
  ['<IfVersion !< "2..1">\n</IfVersion>', null],
  ['<IfVersion = 2.4.1. >\n</IfVersion>', null],
  ['<IfVersion >2.4>\n</IfVersion>', invalidVersion, '>2.4'],
  ['<IfVersion >= 2.4.x>\n</IfVersion>', invalidVersion, '2.4.x'],
  ['<IfVersion => 2.4>\n</IfVersion>', "unrecognized operator '=>'", '=>'],
  ['<IfVersion = /2.4>\n</IfVersion>', 'Missing delimiting / of regular expression.', '/2.4>'],
  ['<IfVersion = 2.4 3>\n</IfVersion>', "<IfVersion> directive missing closing '>'"],
]);
