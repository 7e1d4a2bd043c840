/** What the parser calls the parts of an expression, in words or as they are written. */
const parts: ReadonlyMap<string, string> = new Map(
  Object.entries({
    $end: 'the end',
    T_DIGIT: 'a number',
    T_ERROR: 'a sign that it does not know',
    T_FALSE: 'false',
    T_ID: 'a name',
    T_OP_AND: '&&',
    T_OP_BINARY: 'an operator',
    T_OP_CONCAT: 'a dot',
    T_OP_EQ: '-eq',
    T_OP_GE: '-ge',
    T_OP_GT: '-gt',
    T_OP_IN: '-in',
    T_OP_LE: '-le',
    T_OP_LT: '-lt',
    T_OP_NE: '-ne',
    T_OP_NOT: '!',
    T_OP_NRE: '!~',
    T_OP_OR: '||',
    T_OP_REG: '=~',
    T_OP_STR_EQ: '==',
    T_OP_STR_GE: '>=',
    T_OP_STR_GT: '>',
    T_OP_STR_LE: '<=',
    T_OP_STR_LT: '<',
    T_OP_STR_NE: '!=',
    T_OP_UNARY: 'a test',
    T_REGEX: 'a pattern',
    T_REGEX_BACKREF: 'a group of a pattern',
    T_REGEX_I: 'a pattern with i',
    T_STRING: 'a text',
    T_STR_BEGIN: 'a quote',
    T_STR_END: 'a quote',
    T_TRUE: 'true',
    T_VAR_BEGIN: '%{',
    T_VAR_END: '}',
  }),
);

/** The parser's message with ordinary words for its parts; the line of the log has its own. */
export const reasonWords = (reason: string): string =>
  reason.replace(/\$end|\bT_[A-Z_]+/g, (name) => parts.get(name) ?? name);
