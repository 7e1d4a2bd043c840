import type { ArgumentCheck, ModuleChecks } from '../invocation.js';
import { oneOf } from '../keywords.js';
import { argumentWords, invalidArgument, ofFirstWord } from '../wordChecks.js';

const isOrder = (word: string): boolean => word.toLowerCase() === 'early' || word.toLowerCase() === 'late';

/** `register_access_checker_hook` and its kin in mod_lua.c. */
const hookCheck: ArgumentCheck = ({ rest }) => {
  const [, , order] = argumentWords(rest);
  if (order === undefined || isOrder(order.value)) return null;
  return invalidArgument("Third argument must be 'early' or 'late'", order);
};

/** `register_named_block_function_hook` in mod_lua.c. What Lua thinks of the code between the tags is not looked at. */
const hookSectionCheck: ArgumentCheck = ({ facts, rest }) => {
  const bracket = rest.lastIndexOf('>');
  const [, order] = argumentWords(bracket < 0 ? rest : rest.slice(0, bracket));
  if (order === undefined || order.value === '' || isOrder(order.value)) return null;
  return invalidArgument(`${facts.name}> 2nd argument must be 'early' or 'late'`, order);
};

/** `register_lua_scope` in mod_lua.c compares these with regard to case. */
const scopes: ReadonlySet<string> = new Set(['once', 'request', 'conn', 'thread', 'server']);

/** mod_lua. */
export const luaChecks: ModuleChecks = {
  arguments: {
    '<LuaHookAccessChecker': hookSectionCheck,
    '<LuaHookAuthChecker': hookSectionCheck,
    '<LuaHookCheckUserID': hookSectionCheck,
    '<LuaHookFixups': hookSectionCheck,
    '<LuaHookMapToStorage': hookSectionCheck,
    '<LuaHookPreTranslateName': hookSectionCheck,
    '<LuaHookTranslateName': hookSectionCheck,
    '<LuaHookTypeChecker': hookSectionCheck,
    '<LuaQuickHandler': hookSectionCheck,
    LuaCodeCache: oneOf(
      ['stat', 'forever', 'never'],
      (word) =>
        `LuaCodeCache type of '${word}' not recognized, valid options are 'never', 'stat', and 'forever'`,
    ),
    LuaHookAccessChecker: hookCheck,
    LuaHookAuthChecker: hookCheck,
    LuaHookInsertFilter: () => ({
      kind: 'invalid-argument',
      message: 'LuaHookInsertFilter not yet implemented',
    }),
    LuaInherit: oneOf(
      ['none', 'parent-first', 'parent-last'],
      (word) =>
        `LuaInherit type of '${word}' not recognized, valid options are 'none', 'parent-first', and 'parent-last'`,
    ),
    LuaScope: ofFirstWord((word) =>
      scopes.has(word.value)
        ? null
        : invalidArgument(
            `Invalid value for LuaScope, '${word.value}', acceptable values are: 'once', 'request', 'conn', 'thread', 'server'`,
            word,
          ),
    ),
  },
};
