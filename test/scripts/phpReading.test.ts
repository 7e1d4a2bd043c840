import { assertForetold } from '../support/foretoldOutput.js';
import { installedProgram, orSkip } from '../support/installed.js';

const type = 'Content-Type: text/html';
const code = (body: string): string => `<?php\n${body}\n`;

/** Scripts for PHP's command line. What is said of each is compared with what it really writes. */
const bodies: readonly string[] = [
  code(`echo "${type}\\n\\n";\necho "<p>";`),
  code(`echo "${type}\\r\\n\\r\\n<p>";`),
  code(`echo '${type}\\n\\n';\necho "<p>";`),
  code(`print "${type}\\n";\nprint "\\n";`),
  code(`print("${type}\\n\\n");`),
  code(`echo "${type}", "\\n", "\\n", "<p>";`),
  code(`header("${type}");\necho "<p>";`),
  code(`header("${type}");\necho "${type}\\n\\n<p>";`),
  code(`echo "${type}" . PHP_EOL . PHP_EOL;`),
  code(`$type = "text/html";\necho "Content-Type: $type\\n\\n";`),
  code(`$type = 'text/html';\necho 'Content-Type: ' . $type . "\\n\\n";`),
  code(`$type = 'text/html';\necho "Content-Type: {$type}\\n\\n";`),
  code(`$h = ["a" => "text/html"];\necho "Content-Type: $h[a]\\n\\n";`),
  code(`$h = ["a" => "text/html"];\necho "Content-Type: {$h['a']}\\n\\n";`),
  code(`printf("Content-Type: %s\\n\\n", "text/html");`),
  code(`printf("X-N: %05.2f%%\\n${type}\\n\\n", 3.5);`),
  code(`echo sprintf("%s: %s\\n", "Content-Type", "text/html"), "\\n";`),
  code(`echo <<<EOF\n${type}\n\n<p>\nEOF;`),
  code(`echo <<<EOF\n\n${type}\n\n<p>\nEOF;`),
  code(`echo <<<'EOF'\n${type}\n\n<p>$x\nEOF;`),
  code(`echo <<<EOF\n  ${type}\n\n  <p>\n  EOF . "x";`),
  code(`$t = 'text/html';\necho <<<"EOF"\nContent-Type: $t\n\n<p>{$t}\nEOF;\n`),
  `${type}\n\n<p><?php echo 1 ?>`,
  `Content-Type: <?= "text/html" ?>\n\n<p>`,
  `Content-Type: <?= "text/html" ?>\n\n\n<p>`,
  `<?php $t = "text/html"; ?>\nContent-Type: <?php echo $t; ?>\n\n\n<p>`,
  `\n<?php echo "${type}\\n\\n";`,
  `<html>\n<?php echo "${type}\\n\\n";`,
  `<p>\n`,
  ` <?php echo "${type}\\n\\n" ?>`,
  `<?php if (true): ?>\n${type}\n<?php endif; ?>\n\n<p>`,
  `<?php if (getenv('X')): ?>\n${type}\n<?php else: ?>\nContent-Type: text/plain\n<?php endif; ?>\n\n<p>`,
  `<?php foreach (["X-A: b"] as $h): ?>\n<?= $h ?>\n\n<?php endforeach ?>\n${type}\n\n<p>`,
  code(`function head($type = 'text/html') {\n  echo "Content-Type: $type\\n\\n";\n}\nhead();\necho "<p>";`),
  code(`head('text/plain');\nfunction head($type) { echo "Content-Type: $type\\n"; echo "\\n"; }`),
  code(`Head();\nfunction head() { echo "${type}\\n\\n"; }`),
  code(`function head() { return "${type}\\n\\n"; }\necho head();`),
  code(
    `function x() { $type = 'a'; return 1; }\n$type = "text/html";\nx();\necho "Content-Type: $type\\n\\n";`,
  ),
  code(`$head = function ($t) { echo "Content-Type: $t\\n\\n"; };\n$head('text/html');`),
  code(`$head = fn($t) => "Content-Type: $t\\n\\n";\necho $head('text/html');`),
  code(
    `if ($_SERVER['REQUEST_METHOD'] === 'POST') {\n  echo "Status: 405\\n\\n";\n  exit;\n}\necho "${type}\\n\\n";`,
  ),
  code(
    `if (getenv('X')) echo "${type}\\n";\nelse if (getenv('Y')) echo "X-Y: 1\\n${type}\\n";\nelse echo "Content-Type: text/plain\\n";\necho "\\n";`,
  ),
  code(`$t = getenv('X') ? 'text/html' : 'text/plain';\necho "Content-Type: $t\\n\\n";`),
  code(`$t = getenv('X') ?: 'text/plain';\necho "Content-Type: $t\\n\\n";`),
  code(`$t = $_GET['t'] ?? 'text/plain';\necho "Content-Type: $t\\n\\n";`),
  code(`exit("${type}\\n\\n");`),
  code(`die("no\\n");`),
  code(`exit(0);\necho "${type}";`),
  code(`foreach (["${type}", "X-A: b", ""] as $line) echo "$line\\n";`),
  code(`foreach (["X-A" => "b"] as $name => $value) { echo "$name: $value\\n"; }\necho "${type}\\n\\n";`),
  code(`for ($i = 0; $i < 1; $i++) { echo "X-I: $i\\n"; }\necho "${type}\\n\\n";`),
  code(`$i = 0;\nwhile ($i < 3) { $i++; }\necho "${type}\\n\\n";`),
  code(`do { echo "${type}\\n"; } while (false);\necho "\\n";`),
  code(
    `switch (getenv('X')) {\n  case 'a':\n    echo "${type}\\n";\n    break;\n  default:\n    echo "Content-Type: text/plain\\n";\n}\necho "\\n";`,
  ),
  code(`echo match (true) { getenv('X') => "${type}\\n", default => "Content-Type: text/plain\\n" }, "\\n";`),
  code(
    `$lines = [];\n$lines[] = "${type}";\n$lines[] = "";\n$lines[] = "<p>";\necho implode("\\n", $lines);`,
  ),
  code(`echo implode("\\r\\n", array("${type}", "", "<p>"));`),
  code(`$h = "${type}\\n";\n$h .= "X-A: b\\n";\n$h .= "\\n";\necho $h;`),
  code(`echo "${type}", str_repeat("\\n", 2);`),
  code(`echo strtolower("CONTENT-TYPE: TEXT/HTML\\n\\n");`),
  code(`fwrite(STDOUT, "${type}\\n\\n");`),
  code(`fwrite(STDERR, "debug\\n");\necho "${type}\\n\\n";`),
  code(`error_log("debug");\necho "${type}\\n\\n";`),
  code(`file_put_contents('php://output', "${type}\\n\\n");`),
  code(`file_put_contents('php://stderr', "x\\n");\necho "${type}\\n\\n";`),
  code(`print_r([1, 2]);\necho "${type}\\n\\n";`),
  code(`var_dump(1);`),
  code(`$x = print_r([1], true);\necho "${type}\\n\\n$x";`),
  code(
    `try {\n  echo "${type}\\n\\n";\n} catch (Exception $e) {\n  echo "Status: 500\\n\\n";\n} finally { }`,
  ),
  code(
    `class Page {\n  private $x = 1;\n  function head() { echo "${type}\\n\\n"; }\n  static function make(): self { return new self(); }\n}\n(new Page)->head();`,
  ),
  code(
    `class Page {\n  public function render() { echo "<p>"; }\n}\necho "${type}\\n\\n";\n$p = new Page();\n$p->render();`,
  ),
  code(`echo 'It\\'s: fine' . "\\n${type}\\n\\n";`),
  code(`// comment ?> not here\necho "${type}\\n\\n";`),
  code(`# comment\n/* more\n*/ echo "${type}\\n\\n"; // end`),
  code(`echo "\\x43ontent-Type: text/html\\12\\12";`),
  code(`echo "${type}\\n\\n" or die();`),
  code(`@ini_set('display_errors', 0);\nerror_reporting(0);\necho "${type}\\n\\n";`),
  code(
    `declare(strict_types=1);\nnamespace Site;\nuse DateTime;\necho "${type}\\n";\necho "X-D: " . date('Y') . "\\n\\n";`,
  ),
  code(`$d = new DateTime();\necho "${type}\\nX-D: " . $d->format('Y') . "\\n\\n";`),
  code(`const TYPE = "${type}";\necho TYPE . "\\n\\n";`),
  code(`define('NL', "\\n");\necho "${type}" . NL . NL;`),
  code(`echo "Content-Type : text/html\\n\\n";`),
  code(`echo "Content-Type = text/html\\n\\n";`),
  code(`echo "Location: /x\\n\\n";`),
  code(`echo "HTTP/1.1 200 OK\\n${type}\\n\\n";`),
  code(`echo "${type}/n/n<p>";`),
  code(`echo "${type}\\n<p>\\n";`),
  code(`echo "${type}";`),
  code(`throw new Exception("x");`),
  code(`$x = 1;`),
  code(`list($a, $b) = explode(',', 'a,b');\n[$c] = [1];\necho "${type}\\n\\n";`),
  code(`$a = array_map(function ($x) { return $x * 2; }, [1, 2]);\necho "${type}\\n\\n", implode(',', $a);`),
  code(`array_map(function ($x) { echo "$x\\n"; }, ["${type}", ""]);`),
  code(`$o = (object) ['a' => 1];\n$n = (int) "5";\necho "${type}\\nX-N: $n $o->a\\n\\n";`),
  code(`goto end;\nend: echo "${type}\\n\\n";`),
  code(`$$x = 1;\necho "${type}\\n\\n";`),
  code(`include 'nothing.php';\necho "${type}\\n\\n";`),
  code(`echo "${type}\\n\\n";\ninclude 'nothing.php';`),
  code(`register_shutdown_function(function () { echo "bye"; });\necho "${type}\\n\\n";`),
  code(`ob_start();\necho "x";\nob_end_clean();\necho "${type}\\n\\n";`),
  code(`echo "<p>";\necho "${type}\\n\\n";`),
  code(`echo "\\n";\necho "${type}\\n\\n";`),
  code(`echo "${type}\\n\\n";\n?>\n<p>\n`),
  code(`echo "${type}\\n"\n?>\n\n<p>\n`),
  code(`if (php_sapi_name() === 'cli') { echo "${type}\\n\\n"; }`),
  code(`$debug = '0';\n$debug && print "X-A: b\\n";\necho "${type}\\n\\n";`),
  code(`$debug = '1';\n$debug or print "X-A: b\\n";\necho "${type}\\n\\n";`),
  code(`$debug = '1';\n!$debug or print "X-A: b\\n";\necho "${type}\\n\\n";`),
  code(`echo htmlspecialchars("X-A: \\"b\\" & 'c'"), "\\n${type}\\n\\n";`),
];

describe("the reading of scripts for PHP's command line", () => {
  let php = '';

  before(async function () {
    php = await orSkip(this, async () => installedProgram("PHP's command line", ['/usr/bin/php']));
  });
  it('foretells what PHP writes', async () => {
    await assertForetold(
      [php, '-d', 'display_errors=0', '-d', 'log_errors=0'],
      'page.php',
      bodies.map((body) => `#!/usr/bin/php\n${body}`),
    );
  }).timeout(180_000);
});
