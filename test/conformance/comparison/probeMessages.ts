import type { HtaccessContent, ProbedServer } from '../../../server/tools/directiveFacts/htaccessProbe.js';
import type { HtaccessAnswer } from '../../../server/tools/directiveFacts/probeServer.js';

/** What a probe in a process of its own is told. */
export type ProbeRequest =
  | { readonly kind: 'start'; readonly modules: readonly string[]; readonly server: ProbedServer }
  | { readonly kind: 'answer'; readonly files: readonly HtaccessContent[] }
  | { readonly kind: 'versions' }
  | { readonly kind: 'stop' };

/** What it says: one reply for each request, in their order. */
export type ProbeReply =
  | { readonly kind: 'done' }
  | { readonly kind: 'answers'; readonly answers: readonly HtaccessAnswer[] }
  | { readonly kind: 'versions'; readonly versions: readonly string[] }
  | { readonly kind: 'notInstalled'; readonly need: string }
  | { readonly kind: 'failed'; readonly message: string };
