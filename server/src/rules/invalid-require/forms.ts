import type { RequireArguments } from '../../apache/authorizationProviders.js';

/** What people write behind Require, most frequent first. */
export const forms =
  'all granted, all denied, valid-user, user NAME, ip ADDRESS, host NAME, local, env VARIABLE, expr CONDITION';

/** What belongs behind a provider's name. */
export const argumentWords: Readonly<Record<RequireArguments, string | null>> = {
  anything: null,
  nothing: 'nothing',
  'granted-or-denied': 'granted or denied',
  methods: 'methods of HTTP in capital letters, as GET POST',
  addresses: 'addresses (192.0.2.1), the start of one (192.0.2) or networks (192.0.2.0/24)',
  condition: "a condition, as %{REQUEST_METHOD} == 'GET'",
  string: null,
};
