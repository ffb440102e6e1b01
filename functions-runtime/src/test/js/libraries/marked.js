// SPDX-License-Identifier: Apache-2.0
import { Marked, marked } from "marked";

test("blocks", () => {
  equal(marked.parse("# Hi *there*\n\n- a\n- b `c`\n"), "<h1>Hi <em>there</em></h1>\n<ul>\n<li>a</li>\n<li>b <code>c</code></li>\n</ul>\n");
  equal(marked.parse("```js\nlet a = 1 < 2;\n```"), '<pre><code class="language-js">let a = 1 &lt; 2;\n</code></pre>\n');
  ok(marked.parse("| x | y |\n|---|:-:|\n| 1 | 2 |").includes('<td align="center">2</td>'));
  equal(marked.parse("> q\n\n1. one\n2. two"), "<blockquote>\n<p>q</p>\n</blockquote>\n<ol>\n<li>one</li>\n<li>two</li>\n</ol>\n");
});

test("inline forms and extensions", () => {
  equal(marked.parseInline('[l](http://x.y "t") ~~s~~ **b**'), '<a href="http://x.y" title="t">l</a> <del>s</del> <strong>b</strong>');
  const own = new Marked({ renderer: { heading: ({ text, depth }) => `[${depth}:${text}]` } });
  equal(own.parse("## two"), "[2:two]");
});
