import assert from 'node:assert/strict';
import { readScript } from '../../server/src/syntax/script/readScript.js';
import { installedProgram, orSkip } from '../support/installed.js';
import { grammar } from '../support/pythonGrammar.js';
import { contradiction } from '../support/writtenHeader.js';
import { outputsOf } from '../support/writtenOutput.js';

const type = 'Content-Type: text/html';

/** Bodies of Ruby scripts. What is said of each is compared with what Ruby really writes. */
const bodies: readonly string[] = [
  `puts "${type}"\nputs\nputs "<p>"`,
  `puts "${type}"\nputs ""\nputs "<p>"`,
  `puts "${type}\\n"\nputs "<p>"`,
  `puts "${type}\\n\\n"\nputs "<p>"`,
  `puts '${type}\\n\\n'\nputs "<p>"`,
  `print "${type}\\n\\n"\nprint "<p>"`,
  `print "${type}\\r\\n\\r\\n<p>"`,
  `print("${type}\\n", "\\n")`,
  `puts("${type}", "", "<p>")`,
  `puts ["${type}", "", "<p>"]`,
  `puts []`,
  `$stdout.puts "${type}"\n$stdout.puts`,
  `STDOUT.print "${type}\\n\\n"`,
  `$stdout << "${type}\\n" << "\\n"`,
  `$stdout.write("${type}\\n\\n")`,
  `$stdout.write "${type}\\n", "\\n"`,
  `STDOUT.sync = true\nputs "${type}\\n\\n"`,
  `printf("Content-Type: %s\\n\\n", "text/html")`,
  `printf "X-N: %05.2f%%\\n${type}\\n\\n", 3.5`,
  `puts format("%s: %s\\n", "Content-Type", "text/html")\nputs`,
  `puts "Content-Type: %s" % "text/html"\nputs`,
  `puts "%s: %s" % ["Content-Type", "text/html"], ""`,
  `type = "text/html"\nputs "Content-Type: #{type}\\n\\n"`,
  `type = 'text/html'\nputs 'Content-Type: ' + type\nputs`,
  `puts 'Content-Type: #{type}'\nputs`,
  `puts <<EOS\n${type}\n\n<p>\nEOS`,
  `puts <<-EOS\n${type}\n\n<p>\n  EOS`,
  `puts <<~EOS\n  ${type}\n\n  <p>\n    x\nEOS\n`,
  `puts <<~'EOS'\n  ${type}\n\n  <p> #{x}\n  EOS\n`,
  `print <<~EOS\n\n  ${type}\n\n  <p>\nEOS\n`,
  `puts <<~A, <<~B\n  ${type}\nA\n\n  hi\nB\n`,
  `puts <<~EOS.upcase\n  ${type}\n\n  hi\nEOS\n`,
  `t = "html"\nputs <<~EOS\n  Content-Type: text/#{t}\n\n  #{t}\nEOS\n`,
  `puts %q(${type})\nputs`,
  `puts %(${type}\\n\\n<p id="a">(x)</p>)`,
  `print "${type}", 10.chr, 10.chr`,
  `def header(type = "text/html")\n  puts "Content-Type: #{type}"\n  puts\nend\nheader\nputs "hi"`,
  `def header(type)\n  print "Content-Type: ", type, "\\n\\n"\nend\nheader "text/plain"`,
  `def header() "${type}\\n\\n" end\nprint header`,
  `def header\n  return "${type}\\n\\n" if true\n  "x"\nend\nprint header()`,
  `def header = "${type}\\n\\n"\nprint header`,
  `def a; x = 1; end\nx = "text/html"\na\nputs "Content-Type: #{x}\\n\\n"`,
  `if ENV['REQUEST_METHOD'] == 'POST'\n  puts "Status: 405"\n  puts\n  exit\nend\nputs "${type}"\nputs`,
  `puts "X-A: b" if ENV['X']\nputs "${type}", ""`,
  `puts "X-A: b" unless ENV['X']\nputs "${type}", ""`,
  `if ENV['X'] then puts "${type}" else puts "Content-Type: text/plain" end\nputs`,
  `unless ENV['X']\n  puts "${type}"\nelse\n  puts "Content-Type: text/plain"\nend\nputs`,
  `if ENV['X']\n  puts "a: b"\nelsif ENV['Y']\n  puts "c: d"\nelse\n  puts "${type}"\nend\nputs`,
  `t = ENV['X'] ? "text/html" : "text/plain"\nputs "Content-Type: #{t}", ""`,
  `t = if ENV['X'] then "text/html" else "text/plain" end\nputs "Content-Type: #{t}", ""`,
  `t = ENV['X'] || "text/plain"\nputs "Content-Type: " + t, ""`,
  `t ||= "text/plain"\nputs "Content-Type: " + t, ""`,
  `case ENV['REQUEST_METHOD']\nwhen 'GET', 'HEAD'\n  puts "${type}"\nelse\n  puts "Status: 405"\nend\nputs`,
  `["${type}", "X-A: b", ""].each { |line| puts line }`,
  `["${type}", "X-A: b", ""].each do |line|\n  puts line\nend\nputs "hi"`,
  `for line in ["${type}", ""] do puts line end`,
  `for line in ["${type}", ""]\n  puts line\nend`,
  `{ "X-A" => "b" }.each { |k, v| puts "#{k}: #{v}" }\nputs "${type}", ""`,
  `1.times { puts "${type}" }\nputs`,
  `2.times do |i| puts "X-#{i}: a" end\nputs "${type}", ""`,
  `i = 0\nwhile i < 3 do i += 1 end\nputs "${type}", ""`,
  `i = 0\nuntil i == 3\n  i += 1\nend\nputs "${type}", ""`,
  `begin\n  puts "${type}"\nend while false\nputs`,
  `loop do\n  puts "${type}"\n  break\nend\nputs`,
  `begin\n  puts "${type}"\n  puts\nrescue => e\n  puts "Status: 500"\n  puts\nensure\n  x = 1\nend`,
  `begin\n  raise "x"\nrescue StandardError => e\n  puts "Status: 500", ""\nend`,
  `x = Integer("z") rescue 0\nputs "${type}", ""`,
  `lines = []\nlines << "${type}"\nlines << ""\nlines.push "<p>"\nputs lines.join("\\n")`,
  `head = "${type}\\n"\nhead << "X-A: b\\n"\nhead += "\\n"\nprint head`,
  `head = +""\nhead << "${type}\\n" << "\\n"\nprint head`,
  `puts "${type}" + "\\n" * 2`,
  `puts "content-type: TEXT/HTML".downcase, ""`,
  `CRLF = "\\r\\n"\nprint "${type}" + CRLF + CRLF`,
  `$stderr.puts "debug"\nwarn "more"\nputs "${type}", ""`,
  `puts "debug"\nputs "${type}", ""`,
  `p "${type}"`,
  `pp 1\nputs "${type}"`,
  `require 'cgi'\ncgi = CGI.new\nputs cgi.header\nputs "<p>"`,
  `require 'cgi'\ncgi = CGI.new\nprint cgi.header\nprint "<p>"`,
  `require 'cgi'\ncgi = CGI.new\nprint cgi.http_header("text/plain")\nprint "<p>"`,
  `require 'cgi'\ncgi = CGI.new\ncgi.out { "<p>" }`,
  `require 'cgi'\ncgi = CGI.new\ncgi.out("text/plain") do\n  "hi"\nend`,
  `require 'cgi'\ncgi = CGI.new\ncgi.out("type" => "text/plain", "charset" => "utf-8") { "hi" }`,
  `require 'cgi'\ncgi = CGI.new\ncgi.header\nputs "<p>"`,
  `require 'cgi'\nputs "${type}", ""\nputs CGI.escapeHTML("<p>")`,
  `require 'json'\nputs "Content-Type: application/json"\nputs\nputs({ a: 1 }.to_json)`,
  `require 'erb'\nputs "${type}", ""\nputs ERB.new("<%= 1 %>").result(binding)`,
  `require 'time'\nputs "${type}"\nputs "Date: #{Time.now.httpdate}"\nputs`,
  `class Page\n  attr_reader :x\n  def initialize(x) = @x = x\n  def header\n    puts "${type}", ""\n  end\nend\nPage.new(1).header`,
  `class Page\n  def render\n    "<p>"\n  end\nend\nputs "${type}", ""\nputs Page.new.render`,
  `module Site\n  def self.header\n    puts "x: y"\n  end\nend\nputs "${type}", ""`,
  `=begin\nputs "never"\n=end\nputs "${type}" # comment\nputs '' # '`,
  `puts "${type}"; puts\n__END__\nputs "never"`,
  `puts "It's: " "fine"\nputs "${type}", ""`,
  `re = /["'\\/]/\nx = 4 / 2 / 1\nputs "${type}", ""`,
  `words = %w[a b c]\nputs "${type}", "X-W: #{words.join(',')}", ""`,
  `h = { a: 1, "b" => 2, 'c': 3 }\nputs "${type}", "X-A: #{h[:a]}", ""`,
  `puts "${type}",\n  "",\n  "<p>"`,
  `puts "${type}" \\\n  "; charset=utf-8", ""`,
  `x = [1, 2, 3]\n  .map { |n| n * 2 }\n  .select { |n| n > 2 }\nputs "${type}", "", x.inspect`,
  `out = $stdout\nout.puts "${type}"\nout.puts`,
  `if __FILE__ == $0\n  puts "${type}", ""\nend`,
  `at_exit { puts "bye" }\nputs "${type}", ""`,
  `exit 0\nputs "${type}"`,
  `abort "no"`,
  `raise "x"`,
  `# nothing`,
  `puts "Content-Type : text/html", ""`,
  `puts "Content-Type = text/html", ""`,
  `puts "Location: /x", ""`,
  `puts "HTTP/1.1 200 OK", "${type}", ""`,
  `puts "${type}/n/n"`,
  `puts "${type}"\nputs " "\nputs "x"`,
  `puts "${type}"\nputs \`date\``,
  `puts "${type}"\nputs\nsystem "date"`,
  `system "mkdir -p /tmp"\nputs "${type}", ""`,
  `puts "${type}", ""\nputs ENV.map { |k, v| "#{k}=#{v}" }`,
  `ENV.each { |k, v| puts "X-#{k}: #{v}" if k == 'NOPE' }\nputs "${type}", ""`,
  `name = ENV.fetch('NAME', 'nobody')\nputs "${type}\\n\\n<p>#{name}</p>"`,
  `body = STDIN.read\nputs "${type}", "", body`,
  `a, b = 1, 2\nputs "${type}", "X-A: #{a}", ""`,
  `add = lambda { |x| x + 1 }\nput = ->(s) { puts s }\nput.call("${type}")\nput.call("")`,
  `def with\n  yield\nend\nwith { puts "${type}" }\nputs`,
  `puts(<<~EOS)\n  ${type}\n\n  hi\nEOS`,
  `print "${type}\\n"\nprint "\\n" unless false\nprint "<p>"`,
  `puts "${type}\n\n<p>"`,
  `puts "a" if false\nputs "${type}" and puts`,
  `puts :"${type}", ''`,
  `puts "X-Ok: #{1 > 0 ? "yes" : 'no'}", "${type}", ''`,
  `puts "X-Q: #{ENV['QUERY_STRING'].split('&').map { |x| x.upcase }.join(",")}", "${type}", ''`,
];

describe('the reading of Ruby scripts', () => {
  let ruby = '';

  before(async function () {
    ruby = await orSkip(this, async () => installedProgram('Ruby', ['/usr/bin/ruby']));
  });
  it('foretells what Ruby writes', async () => {
    const texts = bodies.map((body) => `#!/usr/bin/ruby\n${body}`);
    const outputs = await outputsOf([ruby], 'page.rb', texts);
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
