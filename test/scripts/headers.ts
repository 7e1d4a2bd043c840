/** A way to write a header, in several languages, and what is known of it beforehand. */
export interface HeaderCase {
  readonly name: string;
  /** By file name, or its ending where it is `page`. `shebangs` are put in front where there is none. */
  readonly scripts: Readonly<Record<string, string>>;
  readonly htaccess?: string;
  /** The rules that speak of each, in the order of names; none of one that works. */
  readonly rules: readonly string[];
  /** The server's answer; default 500 where a rule speaks, else 200; 0 where no browser takes it for one. */
  readonly status?: number;
  /** Its media type without parameters: `text/html` where left out; null for none; not compared for 500. */
  readonly type?: string | null;
  /** No fix is offered: a person has to see to it. */
  readonly beyondFixes?: true;
  /** The page once every fix is made; default `<p>hi`. Blanks around it do not count. */
  readonly fixedBody?: string;
  readonly fixedStatus?: number;
  readonly fixedType?: string;
}

/** The program that runs a file, by the end of its name. */
export const shebangs: Readonly<Record<string, string>> = {
  py: '#!/usr/bin/python3',
  sh: '#!/bin/sh',
  bash: '#!/bin/bash',
  js: '#!/usr/bin/node',
  pl: '#!/usr/bin/perl',
  rb: '#!/usr/bin/ruby',
  php: '#!/usr/bin/php',
};

const type = 'Content-Type: text/html';

export const headerCases: readonly HeaderCase[] = [
  // What works.
  {
    name: 'a header, an empty line, a page',
    scripts: {
      py: `print("${type}")\nprint()\nprint("<p>hi")\n`,
      sh: `echo "${type}"\necho\necho "<p>hi"\n`,
      bash: `printf "${type}\\n\\n"\necho "<p>hi"\n`,
      js: `console.log("${type}\\n");\nconsole.log("<p>hi");\n`,
      pl: `print "${type}\\n\\n";\nprint "<p>hi\\n";\n`,
      rb: `puts "${type}"\nputs\nputs "<p>hi"\n`,
      php: `<?php\necho "${type}\\r\\n\\r\\n";\necho "<p>hi";\n`,
    },
    rules: [],
  },
  {
    name: 'no blank behind the colon, small letters, a parameter',
    scripts: {
      py: 'print("content-type:text/html;charset=utf-8\\r\\n\\r")\nprint("<p>hi")\n',
      sh: 'echo "content-type:text/html;charset=utf-8"\necho\n',
      js: 'process.stdout.write("content-type:text/html;charset=utf-8\\r\\n\\r\\n");\n',
    },
    rules: [],
  },
  {
    name: 'fields of a site’s own, twice a cookie',
    scripts: {
      py: `print("X-Own_thing: a: b")\nprint("Set-Cookie: a=b")\nprint("Set-Cookie: c=d")\nprint("${type}\\n")\n`,
      sh: `echo "X-Own_thing: a: b"\necho "Set-Cookie: a=b"\necho "Set-Cookie: c=d"\necho "${type}"\necho\n`,
    },
    rules: [],
  },
  {
    name: 'a page in plain text that shows header lines',
    scripts: {
      py: 'print("Content-Type: text/plain\\n")\nprint("Content-Type: image/png")\nprint("Status: 200 OK")\n',
      sh: 'echo "Content-Type: text/plain"\necho\necho "Location: /here"\necho "Set-Cookie: a=b"\n',
    },
    rules: [],
    type: 'text/plain',
  },
  {
    name: 'a page with a colon in its first line',
    scripts: {
      py: `print("${type}\\n")\nprint("Location: Berlin")\nprint("Status: fine")\n`,
      sh: `echo "${type}"\necho\necho "Date: today"\n`,
    },
    rules: [],
  },
  {
    name: 'a page of several parts',
    scripts: {
      py: 'print("Content-Type: multipart/mixed; boundary=x\\n")\nprint("--x\\nContent-Type: text/html\\n\\n<p>hi\\n--x--")\n',
    },
    rules: [],
    type: 'multipart/mixed',
  },

  // A line that is no field.
  {
    name: 'a blank before the colon',
    scripts: {
      py: 'print("Content-Type : text/html\\n")\nprint("<p>hi")\n',
      sh: 'echo "Content-Type : text/html"\necho\necho "<p>hi"\n',
      bash: 'echo -e "Content-Type : text/html\\n"\necho "<p>hi"\n',
      js: 'console.log("Content-Type : text/html\\n");\nconsole.log("<p>hi");\n',
      pl: 'print "Content-Type : text/html\\n\\n";\nprint "<p>hi\\n";\n',
      rb: 'puts "Content-Type : text/html\\n\\n"\nputs "<p>hi"\n',
      php: '<?php\necho "Content-Type : text/html\\r\\n\\r\\n";\necho "<p>hi";\n',
    },
    rules: ['malformed-header'],
  },
  {
    name: 'a blank in the name',
    scripts: {
      py: 'print("Content type: text/html\\n")\nprint("<p>hi")\n',
      sh: 'echo "Content type: text/html"\necho\necho "<p>hi"\n',
      js: 'console.log("Content type: text/html\\n");\nconsole.log("<p>hi");\n',
    },
    rules: ['malformed-header'],
  },
  {
    name: 'a long dash in the name',
    scripts: {
      py: 'print("Content\u2013Type: text/html\\n")\nprint("<p>hi")\n',
      sh: 'echo "Content\u2013Type: text/html"\necho\necho "<p>hi"\n',
    },
    rules: ['malformed-header'],
  },
  {
    name: 'an indented field',
    scripts: {
      py: `print("  ${type}\\n")\nprint("<p>hi")\n`,
      sh: `cat <<EOF\n  ${type}\n\n<p>hi\nEOF\n`,
      js: `console.log(\`  ${type}\n\n<p>hi\`);\n`,
    },
    rules: ['malformed-header'],
  },
  {
    name: 'an indented field behind another one',
    scripts: {
      py: `print("X-A: b")\nprint("\\t${type}\\n")\nprint("<p>hi")\n`,
      sh: `echo "X-A: b"\necho " ${type}"\necho\necho "<p>hi"\n`,
    },
    rules: ['malformed-header'],
  },
  {
    name: 'a field that goes on in the next line',
    scripts: {
      py: 'print("Content-Type: text/html;")\nprint("  charset=utf-8\\n")\nprint("<p>hi")\n',
      sh: 'echo "Content-Type: text/html;"\necho "  charset=utf-8"\necho\necho "<p>hi"\n',
    },
    rules: ['malformed-header'],
    beyondFixes: true,
  },
  {
    name: 'an equals sign',
    scripts: {
      py: 'print("Content-Type = text/html\\n")\nprint("<p>hi")\n',
      sh: 'echo "Content-Type = text/html"\necho\necho "<p>hi"\n',
      js: 'console.log("Content-Type=text/html\\n");\nconsole.log("<p>hi");\n',
    },
    rules: ['malformed-header'],
  },
  {
    name: 'no colon at all',
    scripts: {
      py: 'print("Content-Type text/html\\n")\nprint("<p>hi")\n',
      sh: 'echo "Content-Type text/html"\necho\necho "<p>hi"\n',
    },
    rules: ['malformed-header'],
  },
  {
    name: 'the status line of HTTP',
    scripts: {
      py: `print("HTTP/1.1 200 OK")\nprint("${type}\\n")\nprint("<p>hi")\n`,
      sh: `echo "HTTP/1.0 200 OK"\necho "${type}"\necho\necho "<p>hi"\n`,
      js: `process.stdout.write("HTTP/1.1 200 OK\\r\\n${type}\\r\\n\\r\\n<p>hi");\n`,
    },
    rules: ['malformed-header'],
  },
  {
    name: 'quotation marks around a field',
    scripts: {
      py: `print('"${type}"\\n')\nprint("<p>hi")\n`,
      sh: `echo '"${type}"'\necho\necho "<p>hi"\n`,
    },
    rules: ['malformed-header'],
  },
  {
    name: 'the option of another echo',
    scripts: { sh: `echo -e "${type}\\n\\n"\necho "<p>hi"\n` },
    rules: ['malformed-header'],
  },
  {
    name: 'slashes for backslashes',
    scripts: {
      py: `print("${type}/n/n")\nprint("<p>hi")\n`,
      sh: `echo "${type}/n"\necho "<p>hi"\n`,
      js: `console.log("${type}/n/n");\nconsole.log("<p>hi");\n`,
    },
    rules: ['malformed-header'],
  },
  {
    name: 'slashes, and an empty line all the same',
    scripts: {
      py: `print("${type}/n")\nprint()\nprint("<p>hi")\n`,
      sh: `echo "${type}/n"\necho\necho "<p>hi"\n`,
    },
    rules: ['malformed-header'],
    status: 200,
    type: 'text/html/n',
  },
  {
    name: 'a type without a subtype',
    scripts: {
      py: 'print("Content-Type: html\\n")\nprint("<p>hi")\n',
      sh: 'echo "Content-Type: html"\necho\necho "<p>hi"\n',
    },
    rules: ['malformed-header'],
    status: 200,
    type: 'html',
  },
  {
    name: 'a control character in a value',
    scripts: {
      py: `print("X-A: a\\x1bb")\nprint("${type}\\n")\nprint("<p>hi")\n`,
      bash: `printf 'X-A: a\\033b\\n${type}\\n\\n<p>hi\\n'\n`,
    },
    rules: ['malformed-header'],
    beyondFixes: true,
  },

  // No empty line.
  {
    name: 'no empty line',
    scripts: {
      py: `print("${type}")\nprint("<p>hi")\n`,
      sh: `echo "${type}"\necho "<p>hi"\n`,
      bash: `printf '${type}\\n'\necho "<p>hi"\n`,
      js: `console.log("${type}");\nconsole.log("<p>hi");\n`,
      pl: `print "${type}\\n";\nprint "<p>hi\\n";\n`,
      rb: `puts "${type}"\nputs "<p>hi"\n`,
      php: `<?php\necho "${type}\\n";\necho "<p>hi\\n";\n`,
    },
    rules: ['missing-header-separator'],
  },
  {
    name: 'one line end, which ends the line itself',
    scripts: {
      py: `import sys\nsys.stdout.write("${type}\\n")\nsys.stdout.write("<p>hi\\n")\n`,
      sh: `printf "${type}\\n"\nprintf "<p>hi\\n"\n`,
      js: `process.stdout.write("${type}\\n");\nprocess.stdout.write("<p>hi\\n");\n`,
      rb: `puts "${type}\\n"\nputs "<p>hi"\n`,
      php: `<?php\nprint("${type}\\r\\n");\nprint("<p>hi\\n");\n`,
    },
    rules: ['missing-header-separator'],
  },
  {
    name: 'backslashes that stay as they stand',
    scripts: {
      bash: `echo "${type}\\n\\n"\necho "<p>hi"\n`,
      pl: `print '${type}\\n\\n';\nprint "<p>hi\\n";\n`,
      rb: `puts '${type}\\n\\n'\nputs "<p>hi"\n`,
      php: `<?php\necho '${type}\\n\\n';\necho "<p>hi\\n";\n`,
    },
    rules: ['missing-header-separator'],
  },
  {
    name: 'a line of blanks',
    scripts: {
      py: `print("${type}")\nprint(" ")\nprint("<p>hi")\n`,
      sh: `echo "${type}"\necho " "\necho "<p>hi"\n`,
      js: `console.log("${type}");\nconsole.log("  ");\nconsole.log("<p>hi");\n`,
      rb: `puts "${type}"\nputs " "\nputs "<p>hi"\n`,
    },
    rules: ['missing-header-separator'],
  },
  {
    name: 'a here-document, or a text of many lines',
    scripts: {
      py: `print("""${type}\n<p>hi""")\n`,
      sh: `cat <<EOF\n${type}\n<p>hi\nEOF\n`,
      js: `console.log(\`${type}\n<p>hi\`);\n`,
      pl: `print <<"EOF";\n${type}\n<p>hi\nEOF\n`,
      rb: `puts <<EOF\n${type}\n<p>hi\nEOF\n`,
      php: `<?php\necho <<<EOF\n${type}\n<p>hi\nEOF;\n`,
    },
    rules: ['missing-header-separator'],
  },
  {
    name: 'a function that forgets the empty line',
    scripts: {
      py: `def header():\n    print("${type}")\n\nheader()\nprint("<p>hi")\n`,
      sh: `header() {\n  echo "${type}"\n}\nheader\necho "<p>hi"\n`,
      js: `function header() {\n  console.log("${type}");\n}\nheader();\nconsole.log("<p>hi");\n`,
    },
    rules: ['missing-header-separator'],
  },
  {
    name: 'one of two ways without an empty line',
    scripts: {
      sh: `if [ -n "$HD_NONE" ]; then\n  echo "${type}"\n  echo\nelse\n  echo "${type}; charset=utf-8"\nfi\necho "<p>hi"\n`,
      js: `if (process.env.HD_NONE) {\n  console.log("${type}\\n");\n} else {\n  console.log("${type}; charset=utf-8");\n}\nconsole.log("<p>hi");\n`,
    },
    rules: ['missing-header-separator'],
  },
  {
    name: 'a redirect without an empty line',
    scripts: {
      py: 'print("Location: https://example.org/")\n',
      sh: 'echo "Location: https://example.org/"\n',
      js: 'console.log("Location: https://example.org/");\n',
      pl: 'print "Location: https://example.org/\\n";\n',
      rb: 'puts "Location: https://example.org/"\n',
    },
    rules: ['missing-header-separator'],
    fixedStatus: 302,
    fixedBody: '',
  },

  // No type.
  {
    name: 'the page alone',
    scripts: {
      py: 'print("<p>hi")\n',
      sh: 'echo "<p>hi"\n',
      js: 'console.log("<p>hi");\n',
      pl: 'print "<p>hi\\n";\n',
      rb: 'puts "<p>hi"\n',
      php: '<?php\nheader("Content-Type: text/html");\necho "<p>hi\\n";\n',
    },
    rules: ['missing-content-type'],
  },
  {
    name: 'the page from a function',
    scripts: {
      sh: 'page() {\n  echo "<p>hi"\n}\npage\n',
      js: '"use strict";\nfunction page() {\n  console.log("<p>hi");\n}\npage();\n',
    },
    rules: ['missing-content-type'],
  },
  {
    name: 'the page from a loop',
    scripts: {
      py: 'for word in ["<p>hi"]:\n    print(word)\n',
      sh: 'for word in $(echo "<p>hi"); do\n  echo "<p>hi"\ndone\n',
    },
    rules: ['missing-content-type'],
  },
  {
    name: 'only a cookie',
    scripts: {
      py: 'print("Set-Cookie: a=b")\nprint()\nprint("<p>hi")\n',
    },
    rules: ['missing-content-type'],
    status: 200,
    type: 'text/x-python',
  },
  {
    name: 'only a cookie, where the extension has no type',
    scripts: { bash: 'echo "Set-Cookie: a=b"\necho\necho "<p>hi"\n' },
    rules: ['missing-content-type'],
    status: 200,
    type: null,
  },
  {
    name: 'a misspelled name',
    scripts: { js: 'console.log("Contenttype: text/html\\n");\nconsole.log("<p>hi");\n' },
    rules: ['missing-content-type'],
    status: 200,
    type: 'text/javascript',
  },
  {
    name: 'a Content-Type without a type',
    scripts: {
      py: 'print("Content-Type:\\n")\nprint("<p>hi")\n',
      sh: 'echo "Content-Type: "\necho\necho "<p>hi"\n',
    },
    rules: ['missing-content-type'],
    status: 200,
    type: null,
  },
  {
    name: 'no type, and Header set',
    scripts: { py: 'print("Status: 200 OK\\n")\nprint("<p>hi")\n' },
    htaccess: 'Header set Content-Type text/html\n',
    rules: [],
  },
  {
    name: 'no type, and ForceType',
    scripts: {
      py: 'print("Status: 200 OK\\n")\nprint("<p>hi")\n',
      sh: 'echo "X-A: b"\necho\necho "<p>hi"\n',
    },
    htaccess: 'ForceType text/html\n',
    rules: [],
  },

  // Something is written first.
  {
    name: 'an empty line first',
    scripts: {
      py: `print()\nprint("${type}\\n")\nprint("<p>hi")\n`,
    },
    rules: ['output-before-headers'],
    status: 200,
    type: 'text/x-python',
  },
  {
    name: 'an empty line first, in a text of many lines',
    scripts: { py: `print("""\n${type}\n\n<p>hi""")\n` },
    rules: ['output-before-headers'],
    status: 200,
    type: 'text/x-python',
  },
  {
    name: 'an empty line first, where the extension has no type',
    scripts: {
      bash: `echo\necho "${type}"\necho\necho "<p>hi"\n`,
      php: `\n<?php\necho "${type}\\r\\n\\r\\n";\necho "<p>hi";\n`,
    },
    rules: ['output-before-headers'],
    status: 200,
    type: null,
  },
  {
    name: 'an empty line first, in the script of another language',
    scripts: {
      js: `console.log("\\n${type}\\n\\n<p>hi");\n`,
    },
    rules: ['output-before-headers'],
    status: 200,
    type: 'text/javascript',
  },
  {
    name: 'a line for the developer first',
    scripts: {
      sh: `echo "starting"\necho "${type}"\necho\necho "<p>hi"\n`,
      js: `console.log("starting");\nconsole.log("${type}\\n");\nconsole.log("<p>hi");\n`,
      pl: `print "starting\\n";\nprint "${type}\\n\\n";\nprint "<p>hi\\n";\n`,
      rb: `puts "starting"\nputs "${type}\\n\\n"\nputs "<p>hi"\n`,
    },
    rules: ['output-before-headers'],
  },
  {
    name: 'a line for the developer first, in Python',
    scripts: { py: `print("starting")\nprint("${type}\\n")\nprint("<p>hi")\n` },
    rules: ['output-before-headers'],
    beyondFixes: true,
  },

  {
    name: 'what a command says in the first line of the page, where the empty line should be',
    scripts: {
      py: `import os\nprint("${type}")\nprint("<p>hi" + os.popen("true").read())\n`,
      sh: `echo "${type}"\necho "<p>hi$(true)"\n`,
      bash: `echo "${type}"\necho "<p>hi$(echo ' it is 10:30' >/dev/null)"\n`,
    },
    rules: ['missing-header-separator'],
  },
  {
    name: 'a variable in a string of the page, and no empty line',
    scripts: {
      rb: `page = "hi"\nputs "${type}"\nputs "<p>#{page}"\n`,
      js: `let page;\npage = () => \`hi\`;\nconsole.log("${type}");\nconsole.log(\`<p>\${page()}\`);\n`,
    },
    rules: ['missing-header-separator'],
  },
  {
    name: 'an echo of bash that is set to read backslashes',
    scripts: { bash: `shopt -s xpg_echo\necho "${type}\\n"\necho "<p>hi"\n` },
    rules: [],
  },

  // Something is written too late.
  {
    name: 'a cookie behind the empty line',
    scripts: {
      py: `print("${type}\\n")\nprint("Set-Cookie: a=b")\nprint()\nprint("<p>hi")\n`,
      sh: `echo "${type}"\necho\necho "Set-Cookie: a=b"\necho\necho "<p>hi"\n`,
      js: `console.log("${type}\\n");\nconsole.log("Set-Cookie: a=b\\n");\nconsole.log("<p>hi");\n`,
    },
    rules: ['header-after-body'],
    status: 200,
  },
  {
    name: 'a cookie behind the empty line, and statements that end no line by themselves',
    scripts: {
      pl: `print "${type}\\n\\n";\nprint "Set-Cookie: a=b\\n\\n";\nprint "<p>hi";\n`,
      rb: `print "${type}\\r\\n\\r\\n"\nprint "Set-Cookie: a=b\\r\\n\\r\\n"\nprint "<p>hi"\n`,
      php: `<?php\necho "${type}\\n\\n";\necho "Set-Cookie: a=b\\n\\n";\necho "<p>hi";\n`,
    },
    rules: ['header-after-body'],
    status: 200,
  },
  {
    name: 'a status that ends the header',
    scripts: {
      py: `print("Status: 200 OK\\r\\n")\nprint("${type}\\r\\n\\r\\n")\nprint("<p>hi")\n`,
    },
    rules: ['header-after-body'],
    status: 200,
    type: 'text/x-python',
  },

  // The status.
  {
    name: 'a status without a number',
    scripts: {
      py: `print("Status: Not Found")\nprint("${type}\\n")\nprint("<p>hi")\n`,
      sh: `echo "Status: Not Found"\necho "${type}"\necho\necho "<p>hi"\n`,
      js: `console.log("Status: Not Found");\nconsole.log("${type}\\n");\nconsole.log("<p>hi");\n`,
    },
    rules: ['invalid-status'],
    fixedStatus: 404,
  },
  {
    name: 'a number behind the words',
    scripts: {
      py: `print("Status: OK 200\\n${type}\\n")\nprint("<p>hi")\n`,
      sh: `echo "Status: HTTP/1.1 200 OK"\necho "${type}"\necho\necho "<p>hi"\n`,
    },
    rules: ['invalid-status'],
  },
  {
    name: 'a number that is none of HTTP',
    scripts: {
      py: `print("Status: 1000 Fine\\n${type}\\n")\nprint("<p>hi")\n`,
      sh: `echo "Status: 42"\necho "${type}"\necho\necho "<p>hi"\n`,
      js: `console.log("Status: 99 X\\n${type}\\n");\nconsole.log("<p>hi");\n`,
    },
    rules: ['invalid-status'],
    beyondFixes: true,
  },
  {
    name: 'a number and letters',
    scripts: {
      py: `print("Status: 200OK\\n${type}\\n")\nprint("<p>hi")\n`,
      sh: `echo "Status: 0200 OK"\necho "${type}"\necho\necho "<p>hi"\n`,
    },
    rules: [],
  },
  {
    name: 'a status that is right',
    scripts: {
      py: `print("Status: 404 Not Found\\n${type}\\n")\nprint("<p>hi")\n`,
      sh: `echo "Status: 404"\necho "${type}"\necho\necho "<p>hi"\n`,
    },
    rules: [],
    status: 404,
  },
  {
    name: 'a second status that is right',
    scripts: { py: `print("Status: nothing\\nStatus: 200 OK\\n${type}\\n")\nprint("<p>hi")\n` },
    rules: [],
  },

  // Scripts of which the server does not read the header.
  {
    name: 'a status line under a name with nph-',
    scripts: {
      'nph-page.py': `print("HTTP/1.1 200 OK\\r\\n${type}\\r\\n\\r\\n<p>hi", end="")\n`,
      'nph-page.sh': `printf 'HTTP/1.1 200 OK\\r\\n${type}\\r\\n\\r\\n<p>hi'\n`,
    },
    rules: [],
  },
  {
    name: 'no status line under a name with nph-',
    scripts: {
      'nph-page.py': `print("${type}\\r\\n\\r")\nprint("<p>hi")\n`,
      'nph-page.sh': `printf '${type}\\r\\n\\r\\n<p>hi'\n`,
      'nph-page.js': `process.stdout.write("Status: 200 OK\\r\\n${type}\\r\\n\\r\\n<p>hi");\n`,
    },
    rules: ['missing-status-line'],
    status: 0,
  },
  {
    name: 'no status line under a name that is none of nph-',
    scripts: { 'NPH-page.py': `print("${type}\\n")\n`, 'nph_page.sh': `echo "${type}"\necho\n` },
    rules: [],
  },

  // PHP.
  {
    name: 'php-cgi in the first line',
    scripts: {
      php: '#!/usr/bin/php-cgi\n<?php\necho "<p>hi";\n',
      'other.php': '#!/usr/bin/env php-cgi\n<?php\necho "<p>hi";\n',
    },
    rules: ['php-cgi-security-alert'],
  },
  {
    name: 'php-cgi with a variable',
    scripts: { php: '#!/usr/bin/php-cgi\n<?php\necho "<p>hi";\n' },
    htaccess: 'SetEnv REDIRECT_STATUS 200\n',
    rules: [],
  },
  {
    name: 'php-cgi with a setting',
    scripts: { php: '#!/usr/bin/php-cgi -d cgi.force_redirect=0\n<?php\necho "<p>hi";\n' },
    rules: [],
  },

  // Redirects.
  {
    name: 'a redirect',
    scripts: {
      py: 'print("Location: https://example.org/\\n")\n',
      sh: 'echo "Location: https://example.org/"\necho\n',
      js: 'console.log("Location: https://example.org/\\n");\n',
    },
    rules: [],
    status: 302,
  },
  {
    name: 'a redirect with a status',
    scripts: { py: 'print("Status: 303 See Other\\nLocation: /there\\n")\n' },
    rules: [],
    status: 303,
    type: 'text/x-python',
  },
];
