/**
 * What an opening tag says, of a section that takes the last bracket of its line for its own. Offsets in it are
 * those of the rest.
 *
 * @param rest of the tag's command, its bracket included.
 */
export const argumentTextOf = (rest: string): string => rest.slice(0, rest.lastIndexOf('>'));
