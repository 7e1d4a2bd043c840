import { fileURLToPath } from 'node:url';

/** The top of the checkout, seen from the compiled test in `out/test/support`. */
export const repositoryRoot = fileURLToPath(new URL('../../../', import.meta.url));
