/**
 * How many times as many random cases as usual: `npm run test:long` asks for more of them, and each time for
 * other ones.
 */
export const effort = Number(process.env['HANDLER_DOCTOR_EFFORT'] ?? '1');

/** A fixed seed in every day's tests, so that a change fails for what it did; none where effort is asked for. */
export const seeded = (seed: number): { readonly seed?: number } => (effort === 1 ? { seed } : {});
