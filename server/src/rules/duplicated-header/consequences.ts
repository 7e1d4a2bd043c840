/** What browsers make of a field that comes twice; by its name in lower case. Fields that may come twice are not in it. */
export interface Consequence {
  readonly name: string;
  /** Where the two say different things. */
  readonly ofTwo: string;
  /** Where both say the same; null where that is no trouble. */
  readonly ofTheSame: string | null;
}

const bothHold = 'Browsers keep to both: what either of them forbids is forbidden.';

export const consequences: ReadonlyMap<string, Consequence> = new Map(
  (
    [
      {
        name: 'Access-Control-Allow-Origin',
        ofTwo: 'Browsers take neither: scripts of other sites get no answer at all.',
        ofTheSame:
          'Browsers take neither, though both say the same: scripts of other sites get no answer at all.',
      },
      {
        name: 'Access-Control-Allow-Credentials',
        ofTwo: 'Browsers take neither: scripts of other sites get no answer that is for one visitor.',
        ofTheSame:
          'Browsers take neither, though both say the same: scripts of other sites get no answer that is for one visitor.',
      },
      {
        name: 'X-Frame-Options',
        ofTwo:
          'Browsers that find two different ones show the page in no frame, not even on the site itself.',
        ofTheSame: null,
      },
      { name: 'Content-Security-Policy', ofTwo: bothHold, ofTheSame: null },
      {
        name: 'Strict-Transport-Security',
        ofTwo: 'Browsers look at the first one alone.',
        ofTheSame: null,
      },
      {
        name: 'X-Content-Type-Options',
        ofTwo: 'Browsers look at the first one alone.',
        ofTheSame: null,
      },
      {
        name: 'Referrer-Policy',
        ofTwo: 'Browsers take the last one that they know.',
        ofTheSame: null,
      },
    ] satisfies readonly Consequence[]
  ).map((each) => [each.name.toLowerCase(), each]),
);
