import { plain } from './controls.js';
import { markOf, pathOf } from './probe.js';

/**
 * A shell script that asks a host for each probe and prints an answers file. It needs curl and what any POSIX
 * system has, and writes nothing but one temporary file.
 */
export const askScript = (paths: readonly string[]): string => `#!/bin/sh
# Asks a host for each probe of Handler Doctor and prints the answers, one a line:
# the path, the status, and what the file shows or where a redirect leads.
#
#   sh ask.sh https://www.example.org/handler-doctor-... > answers.txt

case $1 in
  http://* | https://*) ;;
  *)
    echo 'usage: sh ask.sh URL > answers.txt' >&2
    echo 'URL is that of the uploaded folder, as https://www.example.org/handler-doctor-...' >&2
    exit 2
    ;;
esac
command -v curl > /dev/null || { echo 'ask.sh needs curl: https://curl.se' >&2; exit 2; }
top=\${1%/}
page=$(mktemp) || exit 2
trap 'rm -f "$page"' EXIT

curl --silent --max-time 20 --dump-header - --output /dev/null "$top/${pathOf(plain)}" |
  tr -d '\\r' | sed -n 's/^[Ss]erver: */server /p'

while read -r path; do
  : > "$page"
  status=$(curl --silent --max-time 20 --output "$page" --write-out '%{http_code} %{redirect_url}' "$top/$path")
  status=\${status% }
  mark=${markOf('')}\${path%%/*}
  LC_ALL=C grep -Eq "$mark([^a-z0-9-]|$)" "$page" || mark=
  echo "$path \${status:-000}\${mark:+ $mark}"
  if [ "$path" = '${pathOf(plain)}' ] && [ -z "$mark" ]; then
    echo "$top/$path is not served: the rest is not asked. handler-doctor profile --from-answers says why." >&2
    exit 1
  fi
done << 'PROBES'
${paths.join('\n')}
PROBES
`;
