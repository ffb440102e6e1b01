// SPDX-License-Identifier: Apache-2.0
const show = (m) => (m === null ? "null" : m.index + JSON.stringify([...m], (k, v) => (v === undefined ? "-" : v)));
const run = (log, list) => log(list.map(([re, text]) => show(re.exec(text))).join(" "));

export function test(log) {
  // Alternatives, quantifiers, captures that a repetition resets (22.2.2.3).
  run(log, [[/a|ab/, "abc"], [/((a)|(ab))((c)|(bc))/, "abc"], [/a[a-z]{2,4}/, "abcdefghi"], [/a[a-z]{2,4}?/, "abcdefghi"]]);
  run(log, [[/(aa|aabaac|ba|b|c)*/, "aabaac"], [/(z)((a+)?(b+)?(c))*/, "zaacbbbcac"], [/(a*)*/, "b"], [/(?=(a+))/, "baaabac"]]);
  run(log, [[/(?=(a+))a*b\1/, "baaabac"], [/(.*?)a(?!(a+)b\2c)\2(.*)/, "baaabaac"], [/(?:(a)|b)*/, "ab"], [/(a*)b\1+/, "baaaac"]]);
  run(log, [[/(a*)?/, "b"], [/(a?)*?$/, "aa"], [/(?:a?)*?b/, "aab"], [/(a?b??)*/, "ab"], [/(){3}x/, "x"], [/(?:){0,3}/, ""]]);
  run(log, [[/x*y+$/, "xxyy"], [/[\d]{2}/, "a12"], [/a{0}b/, "ab"], [/(a){0}b/, "ab"], [/a{2}?/, "aaa"], [/(?:ab){2,}?/, "ababab"]]);
  run(log, [[/(\w+)\s\1/, "so the the"], [/\1(a)/, "aa"], [/(a\1)/, "aa"], [/(?:\1|b)(a)/, "ba"], [/\2(a)(b)/, "ab"]]);
  // Places.
  run(log, [[/^b/m, "a\nb"], [/a$/m, "a\r\nb"], [/^$/m, "a\n\nb"], [/^b/, "a\nb"], [/\bo/, "no on"], [/\Bo/, "no on"]]);
  run(log, [[/\b/, ""], [/\B/, ""], [/a.c/, "a\nc a-c"], [/a.c/s, "a\nc"], [/./, "\u2028x"], [/[^]/, "\n"], [/[]/, "a"]]);
  // Classes.
  run(log, [[/[\w-]+/, "a-b c"], [/[a-]+/, "a-b"], [/[^\d\s]+/, "12 ab"], [/[\b]/, "a\bb"], [/[\]]/, "]"], [/[a\-z]+/, "-az"]]);
  run(log, [[/\s+/, "a\u00a0\ufeff\u2003\u180eb"], [/\S+/, "  x "], [/\w+/, "\u00e9t\u00e9_1"], [/\D+/, "12ab"], [/\W/, "_a-"]]);
  // Escapes.
  run(log, [[/\x41\u0042\103\cJ/, "ABC\n"], [/\0/, "\0"], [/\t\v\f\r\n/, "\t\v\f\r\n"], [/\$\^\.\*\/\|/, "$^.*/|"]]);
  // Ignoring case: by upper case, and by folding.
  run(log, [[/\u00e9/i, "\u00c9"], [/[a-z]+/i, "ABC"], [/[^x]/i, "X"], [/\u017f/i, "s"], [/\u017f/iu, "S"], [/\u212a/i, "k"]]);
  run(log, [[/\u212a/iu, "k"], [/\u00df/i, "SS"], [/\u1e9e/iu, "\u00df"], [/(a)\1/i, "aA"], [/\w/iu, "\u017f"], [/\W/iu, "\u017f"]]);
  run(log, [[/[\u03c3]/i, "\u03c2"], [/\u0130/i, "i"], [/\u0131/i, "I"], [/[\u00b5]/i, "\u03bc"], [/\u01c5/i, "\u01c4"]]);
  // Long texts need no stack.
  const long = "ab".repeat(100000);
  log(/^(?:ab)*$/.test(long), /^(a|b)*$/.test(long), /(?:a|b)*?$/.exec(long)[0].length, /^(?:(a)|(b))+$/.exec(long)[2]);
  log(/^[ab]*$/.test(long), /.*b/.exec(long)[0].length, /^(.+)\1$/.test("ab".repeat(200)), /(?<=^[ab]*)$/.exec("ab".repeat(200)).index);
}

// Expected:
//> 0["a"] 0["abc","a","a","-","bc","-","bc"] 0["abcde"] 0["abc"]
//> 0["aaba","ba"] 0["zaacbbbcac","z","ac","a","-","c"] 0["","-"] 1["","aaa"]
//> 3["aba","a"] 0["baaabaac","ba","-","abaac"] 0["ab","-"] 0["b",""]
//> 0["","-"] 0["aa","a"] 0["aab"] 0["ab","b"] 0["x",""] 0[""]
//> 0["xxyy"] 1["12"] 1["b"] 1["b","-"] 0["aa"] 0["abab"]
//> 3["the the","the"] 0["a","a"] 0["a","a"] 0["ba","a"] 0["ab","a","b"]
//> 2["b"] 0["a"] 2[""] null 3["o"] 1["o"]
//> null 0[""] 4["a-c"] 0["a\nc"] 1["x"] 0["\n"] null
//> 0["a-b"] 0["a-"] 3["ab"] 1["\b"] 0["]"] 0["-az"]
//> 1[" ﻿ "] 2["x"] 1["t"] 2["ab"] 2["-"]
//> 0["ABC\n"] 0["\u0000"] 0["\t\u000b\f\r\n"] 0["$^.*/|"]
//> 0["É"] 0["ABC"] null null 0["S"] null
//> 0["k"] null 0["ß"] 0["aA","a"] 0["ſ"] null
//> 0["ς"] null null 0["μ"] 0["Ǆ"]
//> true true 200000 b
//> true 200000 true 400
