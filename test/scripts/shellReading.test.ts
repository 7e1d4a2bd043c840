import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readScript } from '../../server/src/syntax/script/readScript.js';
import { grammar } from '../support/pythonGrammar.js';
import { contradiction } from '../support/writtenHeader.js';

const type = 'Content-Type: text/html';

/** Bodies of shell scripts. What is said of each is compared with what both shells really write. */
const bodies: readonly string[] = [
  `echo "${type}"\necho\necho hi`,
  `echo "${type}"\necho ""\necho hi`,
  `echo "${type}\\n\\n"\necho hi`,
  `echo "${type}\\n"\necho hi`,
  `echo -e "${type}\\n\\n"\necho hi`,
  `echo -e "${type}\\n"\necho hi`,
  `echo -n "${type}\\n\\n"\necho hi`,
  `echo -ne "${type}\\r\\n\\r\\n"\necho hi`,
  `echo -n -e "${type}\\n\\n"\necho hi`,
  `echo -en '${type}\\n\\n'\necho hi`,
  `echo -E "${type}\\n\\n"\necho hi`,
  `echo '${type}\n'\necho hi`,
  `echo ${type}\necho\necho hi`,
  `echo ${type};echo;echo hi`,
  `printf "${type}\\n\\n"\necho hi`,
  `printf "${type}\\n"\necho hi`,
  `printf '%s\\n\\n' "${type}"\necho hi`,
  `printf '%s\\n' "${type}" "" "hi"`,
  `printf '%s: %s\\r\\n' Content-Type text/html Status 200; printf '\\r\\n'`,
  `printf "%b" "${type}\\n\\n"`,
  `printf 'Content-Type: %s/%d\\n\\n' text 5`,
  `cat <<EOF\n${type}\n\n<p>hi\nEOF`,
  `cat <<'EOF'\n${type}\n\n<p>hi $USER\nEOF`,
  `cat <<-EOF\n\t${type}\n\t\n\thi\n\tEOF`,
  `cat <<EOF\n${type}\n<p>hi\nEOF`,
  `cat <<EOF\n\n${type}\n\n<p>hi\nEOF`,
  `cat << EOF\n${type}\nX-Host: $HTTP_HOST\n\nhi\nEOF\necho more`,
  `T=text/html\necho "Content-Type: $T"\necho`,
  `T="${type}"\necho $T\necho`,
  `H="${type}\n\n"\necho $H\necho hi`,
  `H="${type}\n\n"\necho "$H"\necho hi`,
  `H='${type}\n'\nprintf "$H\\n"`,
  `header() { echo "${type}"; echo; }\nheader\necho hi`,
  `header() {\n  echo "Content-Type: $1"\n  echo\n}\nheader text/plain\necho hi`,
  `header() {\n  echo "${type}"\n}\nheader\necho "<p>"`,
  `if [ "$REQUEST_METHOD" = POST ]; then\n  echo "Status: 303 See Other"\n  echo "Location: /"\n  echo\n  exit 0\nfi\necho "${type}"\necho\n`,
  `if [ -z "$QUERY_STRING" ]; then echo "${type}"; else echo "Content-Type: text/plain"; fi\necho\necho hi`,
  `if true; then echo "${type}"; fi\necho`,
  `if false; then echo broken; fi\necho "${type}"; echo`,
  `case "$REQUEST_METHOD" in\n  GET) echo "${type}";;\n  *) echo "Status: 405";;\nesac\necho\necho hi`,
  `for h in "${type}" "X-A: b" ""; do echo "$h"; done\necho hi`,
  `for n in a b; do echo "X-N: $n"; done\necho "${type}"\necho`,
  `date\necho "${type}"\necho`,
  `date >/dev/null\necho "${type}"\necho`,
  `mkdir -p /tmp/hd-x 2>/dev/null\necho "${type}"\necho`,
  `echo debug >&2\necho "${type}"\necho`,
  `echo debug 1>&2\necho "${type}"\necho`,
  `echo debug > /dev/null\necho "${type}"\necho`,
  `echo debug\necho "${type}"\necho`,
  `echo "${type}"\necho " "\necho hi`,
  `echo "${type}"\nprintf '\\n'\necho hi`,
  `echo "${type}"\ndate`,
  `{ echo "${type}"; echo; echo hi; }`,
  `( echo "${type}"; echo; echo hi )`,
  `{ echo log; } >/dev/null\necho "${type}"\necho`,
  `echo "${type}" && echo && echo hi`,
  `echo "${type}" || echo no\necho`,
  `echo -n "${type}"; echo; echo; echo hi`,
  `echo "${type}" | cat\necho`,
  `echo "${type}" | tr a-z A-Z\necho`,
  `printf '${type}\\n\\n' | cat -\necho hi`,
  `A=$(echo "${type}")\necho "$A"\necho`,
  `A=\`echo '${type}'\`\necho "$A"\necho`,
  `NL='\n'\necho "${type}\${NL}"\necho hi`,
  `CRLF=$'\\r\\n'\nprintf "${type}$CRLF$CRLF"`,
  `export LC_ALL=C\nset -e\ncd /tmp\necho "${type}"\necho\npwd`,
  `while true; do echo "${type}"; echo; break; done\necho hi`,
  `n=0\nwhile [ $n -lt 3 ]; do n=$((n+1)); done\necho "${type}"\necho`,
  `echo "Content-Type : text/html"\necho`,
  `echo "Content-Type = text/html"\necho`,
  `echo "HTTP/1.1 200 OK"\necho "${type}"\necho`,
  `echo "<html>"`,
  `echo "${type}"`,
  `exit 0`,
  `# nothing\n`,
  `exec 2>/dev/null\necho "${type}"\necho`,
  `read -r x\necho "${type}"\necho "X: $x"\necho`,
  `/bin/echo "${type}\\n\\n"\n/bin/echo hi`,
  `/bin/echo -e "${type}\\n"\n/bin/echo hi`,
  `local_time="12"\necho "${type}"; echo; echo "$local_time"`,
  `[ -f /nonexistent ] && echo "X-A: 1"\necho "${type}"\necho`,
  `[ -f /nonexistent ] || echo "X-A: 1"\necho "${type}"\necho`,
  `! false && echo "${type}"\necho`,
  `echo "${type}"\\\n" "\necho`,
  `echo 'It'"'"'s: fine'\necho`,
  `cat <<A; cat <<B\n${type}\nA\n\nhi\nB\n`,
  `echo "${type}" # a comment\necho # the end\necho hi`,
  `eval 'echo "${type}"'\necho`,
  `f() { return 0; }\nf && echo "${type}"\necho`,
  `f() { echo "$@"; }\nf ${type}\nf\nf hi`,
  `f() { local t="$1"; shift; echo "$t: $1"; }\nf Content-Type text/html\necho`,
  `echo "${type}"\r\necho\r\necho hi\r`,
  `cat <<EOF\r\n${type}\r\n\r\nhi\r\nEOF\r\n`,
  `trap 'rm -f /tmp/x' EXIT\necho "${type}"\necho`,
  `echo "Content-Type: text/html; charset=utf-8"\necho "X-T: $(date)"\necho`,
  `echo "X-T: $(echo a; echo b)"\necho "${type}"\necho`,
  `if grep -q x /etc/hostname; then echo "X-A: b"; fi\necho "${type}"\necho`,
];

const shells = ['/bin/dash', '/bin/bash', '/bin/sh'];

/** What a server tells a script, the least of it. */
const environment = {
  PATH: '/usr/bin:/bin',
  REQUEST_METHOD: 'GET',
  QUERY_STRING: '',
  HTTP_HOST: 'example.org',
};

describe('the reading of shell scripts', () => {
  for (const shell of shells) {
    it(`foretells what ${shell} writes`, async () => {
      const wrong: string[] = [];
      let unknown = 0;
      for (const body of bodies) {
        const { response } = await readScript('page.cgi', `#!${shell}\n${body}`, grammar);
        const { stdout } = spawnSync(shell, ['-c', body], { input: '', env: environment });
        const found = contradiction(response, stdout);
        if (found !== null) wrong.push(`${JSON.stringify(body)}: ${found}`);
        if (response.kind === 'unknown') unknown++;
      }
      assert.deepEqual(wrong, []);
      assert.ok(unknown < bodies.length / 12, `${unknown} of ${bodies.length} are not known`);
    });
  }
});
