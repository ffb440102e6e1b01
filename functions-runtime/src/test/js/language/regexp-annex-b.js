// SPDX-License-Identifier: Apache-2.0
const show = (m) => (m === null ? "null" : m.index + JSON.stringify([...m]));
const run = (log, list) => log(list.map(([re, text]) => show(re.exec(text))).join(" "));

// What patterns without u and v may have beside the main grammar (B.1.2).
export function test(log) {
  run(log, [[/a{/, "a{"], [/a{,2}/, "a{,2}"], [/x{1/, "x{1"], [/]/, "]"], [/}/, "}"], [/a{1}{/, "a{"]]);
  run(log, [[/\8/, "8"], [/\9/, "9"], [/\7/, "\x07"], [/\377/, "\xff"], [/\400/, " 0"], [/\12/, "\n"], [/[\12]/, "\n"]]);
  run(log, [[/\c/, "\\c"], [/\c1/, "\\c1"], [/[\c]/, "c"], [/[\c1]/, "\x11"], [/[\c_]/, "\x1f"], [/\cA/, "\x01"], [/[\c*]+/, "\\*c"]]);
  run(log, [[/\u/, "u"], [/\u12/, "u12"], [/\x1/, "x1"], [/\xg/, "xg"], [/\u{2}/, "uu"], [/\p{L}/, "p{L}"], [/\k<a>/, "k<a>"]]);
  run(log, [[/(?=a)*b/, "b"], [/(?=a)?a/, "a"], [/(?!a){2}b/, "b"], [/[\d-z]+/, "1-z"], [/[a-\d]+/, "a-1"], [/[\w-\d]/, "-"]]);
  run(log, [[/\-\_\@\ /, "-_@ "], [/\a\e\y/, "aey"], [/[\k]/, "k"], [/\_/, "_"], [/(a)\2/, "a\x02"], [/\1\2(a)/, "\x02a"]]);
  const accepted = (pattern, flags) => {
    try {
      new RegExp(pattern, flags);
      return "yes";
    } catch (error) {
      return error instanceof SyntaxError ? "no" : String(error);
    }
  };
  const patterns = ["a{", "]", "}", "\\8", "\\c", "\\u", "\\-", "(?=a)*", "[\\d-z]", "\\k", "\\k<a>", "\\1", "\\07", "\\a",
    "(?<=a)*", "(?<!a)+", "a{2,1}", "a**", "+", "(", ")", "[", "[z-a]", "(?", "(?x)", "(?<", "(?<a", "(?<1>a)", "(?<a>.)(?<a>.)",
    "\\", "(?<a>.)\\k", "(?<a>.)\\k<b>", "(?<a>.)\\k<a", "x{99999999999999}", "\\u{110000}", "\\p{Foo}", "\\p{L", "(?i:a)",
    "(?<𝒜>.)", "(?<\\u{61}b>.)\\k<ab>", "(?<a\\u0301>.)", "(?<$_\u200d>.)", "(?<\u200d>.)", "(?a", "a|*", "{1}", "a{1}{1}", "[b-a-c]"];
  for (const flags of ["", "u", "v"]) {
    log(flags + ": " + patterns.map((pattern) => accepted(pattern, flags)).join(" "));
  }
  log(["g", "gimsuyd", "gg", "x", "uv", "vgimsyd", "G", " ", "dd"].map((flags) => accepted("a", flags)).join(" "));
}

// Expected:
//> 0["a{"] 0["a{,2}"] 0["x{1"] 0["]"] 0["}"] 0["a{"]
//> 0["8"] 0["9"] 0["\u0007"] 0["ÿ"] 0[" 0"] 0["\n"] 0["\n"]
//> 0["\\c"] 0["\\c1"] 0["c"] 0["\u0011"] 0["\u001f"] 0["\u0001"] 0["\\*c"]
//> 0["u"] 0["u12"] 0["x1"] 0["xg"] 0["uu"] 0["p{L}"] 0["k<a>"]
//> 0["b"] 0["a"] 0["b"] 0["1-z"] 0["a-1"] 0["-"]
//> 0["-_@ "] 0["aey"] 0["k"] 0["_"] 0["a\u0002","a"] 0["\u0002a","a"]
//> : yes yes yes yes yes yes yes yes yes yes yes yes yes yes no no no no no no no no no no no no no no no no no no no yes yes yes yes no yes yes yes yes no no no no no no
//> u: no no no no no no no no no no no no no no no no no no no no no no no no no no no no no no no no no yes no no no no yes yes yes yes no no no no no no
//> v: no no no no no no no no no no no no no no no no no no no no no no no no no no no no no no no no no yes no no no no yes yes yes yes no no no no no no
//> yes yes no no no yes no no no
//v8> 0["a{"] 0["a{,2}"] 0["x{1"] 0["]"] 0["}"] 0["a{"]
//v8> 0["8"] 0["9"] 0["\u0007"] 0["ÿ"] 0[" 0"] 0["\n"] 0["\n"]
//v8> 0["\\c"] 0["\\c1"] 0["c"] 0["\u0011"] 0["\u001f"] 0["\u0001"] 0["\\*c"]
//v8> 0["u"] 0["u12"] 0["x1"] 0["xg"] 0["uu"] 0["p{L}"] 0["k<a>"]
//v8> 0["b"] 0["a"] 0["b"] 0["1-z"] 0["a-1"] 0["-"]
//v8> 0["-_@ "] 0["aey"] 0["k"] 0["_"] 0["a\u0002","a"] 0["\u0002a","a"]
//v8> : yes yes yes yes yes yes yes yes yes yes yes yes yes yes no no no no no no no no no no no no no no no no no no no yes yes yes yes yes yes yes yes yes no no no no no no
//v8> u: no no no no no no no no no no no no no no no no no no no no no no no no no no no no no no no no no yes no no no yes yes yes yes yes no no no no no no
//v8> v: no no no no no no no no no no no no no no no no no no no no no no no no no no no no no no no no no yes no no no yes yes yes yes yes no no no no no no
//v8> yes yes no no no yes no no no
