import assert from 'node:assert/strict';
import { readScript } from '../../server/src/syntax/script/readScript.js';
import { grammar } from '../support/pythonGrammar.js';
import { contradiction } from '../support/writtenHeader.js';
import { outputsOf } from '../support/writtenOutput.js';

const type = 'Content-Type: text/html';

/** Bodies of scripts for Node. What is said of each is compared with what Node really writes. */
const bodies: readonly string[] = [
  `console.log("${type}\\n");\nconsole.log("<p>");`,
  `console.log("${type}");\nconsole.log();\nconsole.log("<p>");`,
  `console.log('${type}')\nconsole.log('')\nconsole.log('hi')`,
  `console.log("${type}");\nconsole.log("<p>");`,
  `console.log("${type}\\r\\n\\r\\n<p>");`,
  `process.stdout.write("${type}\\n\\n");`,
  `process.stdout.write("${type}\\n");\nprocess.stdout.write("<p>");`,
  `process.stdout.write('${type}\\r\\n' + '\\r\\n' + 'hi');`,
  `const type = 'text/html';\nconsole.log(\`Content-Type: \${type}\\n\`);`,
  'console.log(`Content-Type: text/html\n\n<p>`);',
  'console.log(`\nContent-Type: text/html\n\n<p>`);',
  `const NL = "\\n";\nprocess.stdout.write("${type}" + NL + NL + "hi");`,
  `const { EOL } = require('os');\nprocess.stdout.write("${type}" + EOL + EOL);`,
  `const os = require('node:os');\nprocess.stdout.write("${type}" + os.EOL + os.EOL);`,
  `const log = console.log;\nlog("${type}");\nlog();`,
  `const { log } = console;\nlog("${type}");\nlog();`,
  `const out = process.stdout;\nout.write("${type}\\n\\n");`,
  `function header(type) {\n  console.log("Content-Type: " + type);\n  console.log();\n}\nheader("text/plain");\nconsole.log("hi");`,
  `header();\nconsole.log("hi");\nfunction header() { console.log("${type}\\n"); }`,
  `const header = () => console.log("${type}\\n");\nheader();`,
  `const header = (type = 'text/html') => { console.log(\`Content-Type: \${type}\`); };\nheader();\nconsole.log('<p>');`,
  `const lines = ["${type}", "", "<p>"];\nconsole.log(lines.join("\\n"));`,
  `const lines = [];\nlines.push("${type}");\nlines.push("");\nlines.push("<p>");\nconsole.log(lines.join("\\n"));`,
  `["${type}", "X-A: b", ""].forEach(line => console.log(line));`,
  `["${type}", "X-A: b", ""].forEach(console.log);`,
  `for (const line of ["${type}", ""]) { console.log(line); }`,
  `for (let i = 0; i < 1; i++) console.log("X-I: " + i);\nconsole.log("${type}\\n");`,
  `if (process.env.REQUEST_METHOD === "POST") {\n  console.log("Status: 405");\n  console.log();\n  process.exit(0);\n}\nconsole.log("${type}\\n");`,
  `if (process.env.X) console.log("${type}"); else console.log("Content-Type: text/plain");\nconsole.log();`,
  `console.error("debug");\nconsole.log("${type}\\n");`,
  `console.log("debug");\nconsole.log("${type}\\n");`,
  `"use strict";\n/* a\n comment */ console.log("${type}\\n"); // so`,
  `(function () {\n  console.log("${type}\\n");\n})();`,
  `(() => { console.log("${type}"); console.log(""); })()`,
  `(async () => {\n  await Promise.resolve();\n  console.log("${type}\\n");\n})();`,
  `async function main() {\n  console.log("${type}");\n  console.log();\n}\nmain().catch((e) => { console.error(e); process.exit(1); });`,
  `async function main() {\n  const page = await new Promise((resolve) => resolve("<p>"));\n  console.log("${type}\\n\\n" + page);\n}\nmain();`,
  `if (require.main === module) { console.log("${type}\\n"); }`,
  `const fs = require("fs");\nconst body = fs.readFileSync(0, "utf8");\nconsole.log("${type}\\n");\nconsole.log(body);`,
  `const fs = require("fs");\nfs.writeSync(1, "${type}\\n\\n");`,
  `require("fs").writeSync(1, "${type}\\n\\n");`,
  `const fs = require("fs");\nfs.writeFileSync("/tmp/handler-doctor-node", "x");\nconsole.log("${type}\\n");`,
  `let body = "";\nprocess.stdin.on("data", (chunk) => { body += chunk; });\nprocess.stdin.on("end", () => {\n  console.log("${type}");\n  console.log();\n  console.log(body);\n});`,
  `process.stdin.resume();\nprocess.stdin.on("end", function () { console.log("${type}\\n\\nhi"); });`,
  `try {\n  console.log("${type}\\n");\n} catch (e) {\n  console.log("Status: 500\\n");\n}`,
  `try {\n  JSON.parse("{");\n} catch (e) {\n  console.log("Status: 500");\n  console.log();\n}`,
  `switch (process.env.REQUEST_METHOD) {\n  case "GET":\n    console.log("${type}");\n    break;\n  default:\n    console.log("Status: 405");\n}\nconsole.log();`,
  `const t = process.env.X ? "text/html" : "text/plain";\nconsole.log("Content-Type: " + t + "\\n");`,
  `const date = new Date();\nconsole.log("X-Date: " + date.toUTCString());\nconsole.log("${type}\\n");`,
  `const name = process.env.NAME || "nobody";\nconsole.log("${type}\\n\\n<p>" + name);`,
  `console.log("Content-Type:", "text/html");\nconsole.log();`,
  `console.log("Content-Type: %s", "text/html");\nconsole.log();`,
  `console.log("%s: %s\\n", "Content-Type", "text/html");`,
  `console.log("Content-Type: text/html\\nX-N: %d\\n", 5);`,
  `console.log("Status: " + 200);\nconsole.log("${type}\\n");`,
  `console.log("Status: " + (200 + 4));\nconsole.log("${type}\\n");`,
  `let head = "";\nhead += "${type}\\n";\nhead += "\\n";\nprocess.stdout.write(head);`,
  `let head = "${type}\\n";\nif (process.env.X) head += "X-A: b\\n";\nprocess.stdout.write(head + "\\n");`,
  `const map = { a: 1, "b": [2], c() { console.log("never"); }, get d() { return 1; } };\nconsole.log("${type}\\n");`,
  `class Page {\n  constructor() { this.x = 1; }\n  render() { console.log("<p>"); }\n}\nconsole.log("${type}\\n");\nnew Page().render();`,
  `class Page {\n  header() { console.log("${type}\\n"); }\n}\nnew Page().header();\nconsole.log("hi");`,
  `const re = /["'\`\\/]/g;\nconst a = 4 / 2 / 1;\nconsole.log("${type}\\n");`,
  `const x = process.env.QUERY_STRING.split("&").map((p) => p.split("="));\nconsole.log("${type}\\n");`,
  `const x = new URLSearchParams(process.env.QUERY_STRING);\nconsole.log("${type}");\nconsole.log("X-N: " + x.get("n"));\nconsole.log();`,
  `const q = require("querystring").parse(process.env.QUERY_STRING);\nconsole.log("${type}\\n");\nconsole.log(JSON.stringify(q));`,
  `console.log("Content-Type: application/json\\n");\nconsole.log(JSON.stringify({ a: 1 }, null, 2));`,
  `console.log({ a: 1 });`,
  `console.log(JSON.stringify({ a: 1 }));`,
  `console.log("Content-Type : text/html\\n");`,
  `console.log("Content-Type = text/html\\n");`,
  `console.log(" ${type}\\n");`,
  `console.log("HTTP/1.1 200 OK");\nconsole.log("${type}\\n");`,
  `console.log("Location: /x\\n");`,
  `console.log("Status: 302 Found\\nLocation: https://example.org/\\n");`,
  `console.log("${type}" + "\\n".repeat(2));`,
  `console.log("${type}".concat("\\n"));`,
  `console.log("content-type: TEXT/HTML".toLowerCase() + "\\n");`,
  `setTimeout(() => console.log("<p>"), 5);\nconsole.log("${type}\\n");`,
  `process.on("exit", () => console.log("bye"));\nconsole.log("${type}\\n");`,
  `Promise.resolve().then(() => { console.log("${type}"); console.log(); });`,
  `const { execSync } = require("child_process");\nconst now = execSync("date").toString();\nconsole.log("${type}\\n");\nconsole.log(now);`,
  `const { exec } = require("child_process");\nexec("date", (error, stdout) => { console.log("${type}\\n\\n" + stdout); });`,
  `process.exit(0);\nconsole.log("${type}");`,
  `throw new Error("x");`,
  `// nothing\n`,
  `const a = 1\nconst b = 2\nconsole.log("${type}")\nconsole.log("")`,
  `var s = '${type}'\n  + '\\n\\n'\nprocess.stdout.write(s)`,
  `const html = \`<ul>\${["a", "b"].map((x) => \`<li>\${x}</li>\`).join("")}</ul>\`;\nconsole.log("${type}\\n");\nconsole.log(html);`,
  `do { console.log("${type}"); } while (false);\nconsole.log();`,
  `while (true) { console.log("${type}\\n"); break; }`,
  `label: for (;;) { break label; }\nconsole.log("${type}\\n");`,
  `let i = 0; while (i < 3) { i++; }\nconsole.log("${type}\\n");`,
  `const f = function named() { return "${type}"; };\nconsole.log(f());\nconsole.log();`,
  `const f = ({ a, b = 2 }, ...rest) => a;\nconsole.log("${type}\\n", f({ a: 1 }));`,
  `console.log("\\x43ontent-Type: text/html\\u000a");`,
  `console.log(\`${type}\`, "\\n");`,
  `process.env.X && console.log("X-A: b");\nconsole.log("${type}\\n");`,
  `process.env.X || console.log("X-A: b");\nconsole.log("${type}\\n");`,
  `const util = require("util");\nconsole.log(util.format("%s: %s\\n", "Content-Type", "text/html"));`,
  `console.log('Content-Type: text/html/n/n');`,
  `console.log("${type}\\n\\n".trim());`,
  `for (const [k, v] of Object.entries(process.env)) { if (k === "NOPE") console.log(k, v); }\nconsole.log("${type}\\n");`,
  `process.stdout.write("${type}\\n\\n", () => process.exit(0));`,
  `console.log(Buffer.from("${type}\\n").toString());`,
  `let h = "${type}";\nh = h + "\\n";\nconsole.log(h);`,
  `const send = (s) => process.stdout.write(s + "\\r\\n");\nsend("${type}");\nsend("");\nsend("<p>");`,
  `const headers = { "Content-Type": "text/html" };\nfor (const k in headers) console.log(k + ": " + headers[k]);\nconsole.log();`,
  `const headers = { "Content-Type": "text/html" };\nObject.keys(headers).forEach((k) => console.log(\`\${k}: \${headers[k]}\`));\nconsole.log();`,
];

describe('the reading of scripts for Node', () => {
  it('foretells what Node writes', async () => {
    const texts = bodies.map((body) => `#!/usr/bin/env node\n${body}`);
    const outputs = await outputsOf([process.execPath], 'page.cjs', texts);
    const wrong: string[] = [];
    let unknown = 0;
    for (const [index, text] of texts.entries()) {
      const { response } = await readScript('page.cgi', text, grammar);
      const found = contradiction(response, outputs[index] ?? new Uint8Array());
      if (found !== null) wrong.push(`${JSON.stringify(text)}: ${found}`);
      if (response.kind === 'unknown') unknown++;
    }
    assert.deepEqual(wrong, []);
    assert.ok(unknown < bodies.length / 8, `${unknown} of ${bodies.length} are not known`);
  }).timeout(60_000);
});
