/** How strongly operators bind (perlop): the higher, the tighter. */
export const precedence = {
  or: 1,
  and: 2,
  not: 3,
  comma: 4,
  assignment: 5,
  choice: 6,
  range: 7,
  logicalOr: 8,
  logicalAnd: 9,
  bitOr: 10,
  bitAnd: 11,
  equality: 12,
  relation: 13,
  namedUnary: 14,
  shift: 15,
  sum: 16,
  product: 17,
  binding: 18,
  unary: 19,
  power: 20,
} as const;

const levels: ReadonlyMap<string, number> = new Map(
  (
    [
      ['or xor', precedence.or],
      ['and', precedence.and],
      ['.. ...', precedence.range],
      ['|| //', precedence.logicalOr],
      ['&&', precedence.logicalAnd],
      ['| ^ |. ^.', precedence.bitOr],
      ['& &.', precedence.bitAnd],
      ['== != <=> eq ne cmp ~~', precedence.equality],
      ['< > <= >= lt gt le ge isa', precedence.relation],
      ['<< >>', precedence.shift],
      ['+ - .', precedence.sum],
      ['* / % x', precedence.product],
      ['=~ !~', precedence.binding],
      ['**', precedence.power],
    ] as const
  ).flatMap(([operators, level]) => operators.split(' ').map((operator) => [operator, level] as const)),
);

/** Null for what is no operator between two values. */
export const precedenceOf = (operator: string): number | null => levels.get(operator) ?? null;

/** An operator between two values, where one may stand. */
export const infix =
  /(?:\*\*|&&|\|\||\/\/|<<|>>|[-+*/.%&|^])=(?![=~])|x=(?![=~>])|=(?![=~>])|\.\.\.?|\*\*|=~|!~|~~|<=>|[=!<>]=|<<|>>|&&|\|\||\/\/|[|&^]\.|[-+*/.%<>&|^]|x(?=\d)|(?:x|lt|gt|le|ge|eq|ne|cmp|isa|and|or|xor)(?!\w|[ \t]*=>)/y;

/** Words behind which no list of arguments goes on. */
export const wordOperator =
  /(?:x|lt|gt|le|ge|eq|ne|cmp|isa|and|or|xor|if|unless|while|until|for|foreach)(?!\w|[ \t]*=>)/y;

/** Functions of the language without arguments. */
export const withoutArguments: ReadonlySet<string> = new Set(
  'time times wait wantarray fork getppid __FILE__ __LINE__ __PACKAGE__ __SUB__ break endpwent endgrent getpwent getgrent getlogin'.split(
    ' ',
  ),
);

/** Functions of the language with one argument at most, which bind it tighter than a comparison. */
export const namedUnary: ReadonlySet<string> = new Set(
  `abs alarm caller chdir chr chroot close closedir cos defined delete each exists exit exp fc fileno getc
  getpeername getpgrp getpwnam getpwuid getgrgid getgrnam gethostbyname getsockname gmtime hex int keys lc lcfirst
  length localtime lock log lstat oct ord pop pos quotemeta rand readdir readline readlink readpipe ref require reset
  rewinddir rmdir scalar shift sin sleep sqrt srand stat study tell telldir tied uc ucfirst umask undef untie values
  chomp chop`.split(/\s+/),
);

/** The other functions of the language: with a list of arguments. */
const listOperators: ReadonlySet<string> = new Set(
  `atan2 accept bind binmode bless chmod chown connect crypt dbmclose dbmopen die dump eof exec fcntl flock formline
  getpriority getservbyname getsockopt index ioctl join kill link listen mkdir msgctl msgget msgrcv msgsnd open opendir
  pack pipe push read recv rename return reverse rindex seek seekdir select semctl semget semop send setpgrp
  setpriority setsockopt shmctl shmget shmread shmwrite shutdown socket socketpair splice split sprintf substr symlink
  syscall sysopen sysread sysseek system syswrite tie truncate unlink unpack unshift utime vec waitpid warn write last next
  redo goto`.split(/\s+/),
);

export const isBuiltin = (name: string): boolean =>
  withoutArguments.has(name) || namedUnary.has(name) || listOperators.has(name);
