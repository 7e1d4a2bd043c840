/**
 * The kinds of token by the names that the server's messages give them, in the order in which it lists those
 * that it expected.
 */
export const tokenNames = [
  '$end',
  'T_TRUE',
  'T_FALSE',
  'T_EXPR_BOOL',
  'T_EXPR_STRING',
  'T_ERROR',
  'T_DIGIT',
  'T_ID',
  'T_STRING',
  'T_REGEX',
  'T_REGEX_I',
  'T_REGEX_BACKREF',
  'T_OP_UNARY',
  'T_OP_BINARY',
  'T_STR_BEGIN',
  'T_STR_END',
  'T_VAR_BEGIN',
  'T_VAR_END',
  'T_OP_EQ',
  'T_OP_NE',
  'T_OP_LT',
  'T_OP_LE',
  'T_OP_GT',
  'T_OP_GE',
  'T_OP_REG',
  'T_OP_NRE',
  'T_OP_IN',
  'T_OP_STR_EQ',
  'T_OP_STR_NE',
  'T_OP_STR_LT',
  'T_OP_STR_LE',
  'T_OP_STR_GT',
  'T_OP_STR_GE',
  'T_OP_CONCAT',
  'T_OP_OR',
  'T_OP_AND',
  'T_OP_NOT',
  "'('",
  "')'",
  "'{'",
  "'}'",
  "','",
  "':'",
] as const;

export type TokenName = (typeof tokenNames)[number];

/** A token's kind as a number: its place among `tokenNames`. */
export type TokenKind = number;

const kinds: ReadonlyMap<TokenName, TokenKind> = new Map(tokenNames.map((name, kind) => [name, kind]));

export const tokenKind = (name: TokenName): TokenKind => kinds.get(name) ?? 0;

/** A token without its kind, which the place where the grammar takes it tells. */
export interface Token {
  readonly start: number;
  readonly end: number;
  /** What it stands for: a name without hyphen, a literal with its escapes resolved, a pattern's source. */
  readonly value: string;
}
