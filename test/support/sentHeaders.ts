import { get } from 'node:http';

/** An answer with each header line as it was sent: of two with one name there are two. */
export interface SentAnswer {
  readonly status: number;
  /** The values under a name, in any case, in the order of sending. */
  valuesOf(name: string): readonly string[];
}

export const sentHeaders = (
  url: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<SentAnswer> =>
  new Promise((resolve, reject) => {
    const request = get(url, { headers, agent: false, timeout: 10_000 }, (response) => {
      response.resume();
      const { rawHeaders, statusCode = 0 } = response;
      const valuesOf = (name: string): readonly string[] =>
        rawHeaders.filter(
          (_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name.toLowerCase(),
        );
      response.on('end', () => resolve({ status: statusCode, valuesOf }));
    });
    request.on('error', reject);
    request.on('timeout', () => request.destroy(new Error(`no answer from ${url}`)));
  });
