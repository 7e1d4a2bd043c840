export type HeaderAction =
  | 'set'
  | 'setifempty'
  | 'add'
  | 'append'
  | 'merge'
  | 'unset'
  | 'echo'
  | 'edit'
  | 'edit*'
  | 'note';

/** What Header and RequestHeader can do (`header_cmd` in mod_headers.c), in lower case. */
export const headerActions: readonly string[] = [
  'set',
  'setifempty',
  'add',
  'append',
  'merge',
  'unset',
  'echo',
  'edit',
  'edit*',
  'note',
] satisfies readonly HeaderAction[];
