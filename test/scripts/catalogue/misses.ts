/**
 * Cases in which we say nothing, or not what the case asks for, by title, each with the reason. An entry for a case in
 * which we are right fails: the table only shrinks.
 */
export const misses: ReadonlyMap<string, string> = new Map([
  [
    'executable: an interpreter that is not executable',
    'A profile tells what is an interpreter, not what else lies there: the line of the log is that of a file that is absent.',
  ],
  ['unreadable: 0111', 'A file that nobody may read is not read by us either: check says so.'],
  ['sourceServed: an extension that is not named, of perl', 'Hosts run *.pl by their own configuration.'],
  ['sourceServed: PHP without mod_php', 'Hosts run PHP by their own configuration.'],
  ['innerExtension: .py.txt under FilesMatch', 'A *.py.txt is there to be read.'],
  [
    'wholeFolder: an executable page',
    'The permissions of pages are not asked for: most are not executable, and the line of the log is that of those.',
  ],
  ['directoryIndex: no handler for this extension', 'Hosts run *.pl by their own configuration.'],
  ['perl: a brace that is not closed', 'Syntax errors are told of Python alone.'],
  ['shellEcho: a program that writes first', 'What other programs write is not known, a few aside.'],
  ['shellEcho: a quote that is not closed', 'Syntax errors are told of Python alone.'],
  ['rubyAndNode: a bracket of node that is not closed', 'Syntax errors are told of Python alone.'],
  ['rubyAndNode: an end of ruby that is missing', 'Syntax errors are told of Python alone.'],
]);
