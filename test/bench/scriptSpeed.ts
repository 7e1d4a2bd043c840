import { readScript } from '../../server/src/syntax/script/readScript.js';
import { grammar } from '../support/pythonGrammar.js';
import { median } from './statistics.js';

/** What a reading may take once the reader is warm. */
const longest = 15;
const times = 15;

/** For each language the start of a page and ten lines of it, of which real pages are made. */
const pages: readonly (readonly [name: string, start: string, lines: string])[] = [
  [
    'page.py',
    '#!/usr/bin/python3\nimport os\nprint("Content-Type: text/html\\n")\n',
    'def part%(items, title="none"):\n    """One part of the page."""\n    total = 0\n    for item in items:\n        if item.get("price") is not None:\n            total += item["price"] * 2\n            print("<li>%s: %d</li>" % (title, total))\n    print(f"<p>{total} in all")\n    return [each for each in items if each]\n\n',
  ],
  [
    'page.pl',
    '#!/usr/bin/perl\nuse strict;\nprint "Content-Type: text/html\\n\\n";\n',
    'sub part% {\n    my ($items, $title) = @_;\n    my $total = 0;\n    foreach my $item (@$items) {\n        next unless $item->{price} =~ /^\\d+$/;\n        $total += $item->{price} * 2;\n        print "<li>$title: $total</li>\\n";\n    }\n    return $total;\n}\n',
  ],
  [
    'page.rb',
    '#!/usr/bin/ruby\nputs "Content-Type: text/html\\n\\n"\n',
    'def part%(items, title = "none")\n  total = 0\n  items.each do |item|\n    next if item[:price].nil?\n    total += item[:price] * 2\n    puts "<li>#{title}: #{total}</li>"\n  end\n  puts "<p>#{total} in all"\n  total\nend\n',
  ],
  [
    'page.sh',
    '#!/bin/sh\necho "Content-Type: text/html"\necho\n',
    'part%() {\n  total=0\n  for item in "$@"; do\n    if [ -n "$item" ]; then\n      total=$((total + item))\n      echo "<li>$item: $total</li>"\n    fi\n  done\n  echo "<p>$total in all"\n}\n',
  ],
  [
    'page.js',
    '#!/usr/bin/env node\nconsole.log("Content-Type: text/html\\n");\n',
    'function part%(items, title = "none") {\n  let total = 0;\n  for (const item of items) {\n    if (item.price === undefined) continue;\n    total += item.price * 2;\n    console.log(`<li>${title}: ${total}</li>`);\n  }\n  console.log("<p>" + total + " in all");\n  return items.filter((each) => each);\n}\n',
  ],
  [
    'page.php',
    '#!/usr/bin/php\n<?php\necho "Content-Type: text/html\\n\\n";\n',
    'function part%($items, $title = "none") {\n    $total = 0;\n    foreach ($items as $item) {\n        if (!isset($item["price"])) continue;\n        $total += $item["price"] * 2;\n        echo "<li>$title: $total</li>\\n";\n    }\n    echo "<p>" . $total . " in all";\n    return $total;\n}\n',
  ],
];

/** Prints how long the reading of a script of some 1,000 lines takes, for each language. */
export async function reportScriptSpeed(): Promise<void> {
  for (const [name, start, lines] of pages) {
    const text =
      start + Array.from({ length: 100 }, (_, number) => lines.replace('%', String(number))).join('');
    for (let warm = 0; warm < 20; warm++) await readScript(name, text, grammar);
    const taken: number[] = [];
    for (let time = 0; time < times; time++) {
      const started = performance.now();
      await readScript(name, text, grammar);
      taken.push(performance.now() - started);
    }
    const middle = median(taken);
    const isLate = middle > longest ? `: more than the ${longest} ms that it may take` : '';
    console.log(`  ${name}, ${text.split('\n').length} lines: ${middle.toFixed(1)} ms${isLate}`);
  }
}
