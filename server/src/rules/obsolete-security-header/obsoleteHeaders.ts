import { type HeaderLine, writtenValue } from '../../site/headers/headerLine.js';

export interface ObsoleteHeader {
  readonly name: string;
  readonly what: string;
  readonly why: string;
  readonly remedy: string;
  /** The year since which no browser in use looks at it. */
  readonly until: number;
  /** Whether a line that sends it does so for a reason that still holds. */
  readonly isStillMeant?: (header: HeaderLine) => boolean;
}

const deleteIt = 'Delete the line.';
const byPolicy = 'Delete the line. What it was for a Content-Security-Policy does.';

/** By names in lower case. The years are those of the last of Chrome, Firefox, Safari and Edge to give it up. */
export const obsoleteHeaders: ReadonlyMap<string, ObsoleteHeader> = new Map(
  (
    [
      {
        name: 'X-XSS-Protection',
        what: 'X-XSS-Protection switches on a filter that browsers no longer have.',
        why: 'Chrome took it out in 2019 and Safari in 2022; Firefox never had it. Where it still works it can be turned against the page: it tells which of its scripts were left out.',
        remedy: byPolicy,
        until: 2022,
        // "0" switches the filter off where there still is one.
        isStillMeant: (header) => /^\s*0\s*$/.test(writtenValue(header) ?? ''),
      },
      {
        name: 'Expect-CT',
        what: 'Expect-CT asks for what browsers ask of every certificate anyway.',
        why: 'Since 2021 no certificate is taken that is not in the public logs. Chrome gave the field up in 2022; no other browser had it.',
        remedy: deleteIt,
        until: 2022,
      },
      {
        name: 'P3P',
        what: 'P3P tells about privacy in a form that only Internet Explorer has ever read.',
        why: 'Its standard was given up in 2018. The field is sent with every answer, and nobody reads it.',
        remedy: deleteIt,
        until: 2022,
      },
      {
        name: 'Public-Key-Pins',
        what: 'Public-Key-Pins ties visitors to certificates, and browsers no longer let it.',
        why: 'Chrome gave it up in 2019 and Firefox in 2020: a site that had lost its keys was lost to its visitors.',
        remedy: deleteIt,
        until: 2020,
      },
      {
        name: 'X-Content-Security-Policy',
        what: 'X-Content-Security-Policy is what Content-Security-Policy was called before 2013.',
        why: 'Browsers of today do not look at it: a site that sends it alone has no policy.',
        remedy: 'Send the policy as Content-Security-Policy, and delete this line.',
        until: 2013,
      },
      {
        name: 'X-WebKit-CSP',
        what: 'X-WebKit-CSP is what Content-Security-Policy was called before 2013.',
        why: 'Browsers of today do not look at it: a site that sends it alone has no policy.',
        remedy: 'Send the policy as Content-Security-Policy, and delete this line.',
        until: 2013,
      },
    ] satisfies readonly ObsoleteHeader[]
  ).map((each) => [each.name.toLowerCase(), each]),
);
