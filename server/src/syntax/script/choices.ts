/** Where a path through a script forks, it asks which way to go. */
export interface Choices {
  /** @returns 0 up to `count - 1` */
  choose(count: number): number;
}

/**
 * Calls `follow` once for every sequence of choices: first the first way at each fork, then each other one.
 *
 * @param follow whether the other ways still matter
 * @returns false when there are more than `most` sequences, or no others mattered; the rest is then not followed.
 */
export function followAll(most: number, follow: (choices: Choices) => boolean): boolean {
  let given: readonly number[] = [];
  for (let run = 0; run < most; run++) {
    const taken: { readonly way: number; readonly count: number }[] = [];
    const goesOn = follow({
      choose(count) {
        const way = given[taken.length] ?? 0;
        taken.push({ way, count });
        return way;
      },
    });
    if (!goesOn) return false;
    const last = taken.findLastIndex(({ way, count }) => way + 1 < count);
    if (last < 0) return true;
    given = taken.slice(0, last + 1).map(({ way }, index) => (index === last ? way + 1 : way));
  }
  return false;
}
