// SPDX-License-Identifier: Apache-2.0
// JSON of rows that are alike, nearly alike and not at all: an engine may remember the keys of the rows before.
export function test(log) {
  const back = (text) => log(JSON.stringify(JSON.parse(text)));

  back('[{"a":1,"b":2},{"a":3,"b":4},{"b":5,"a":6},{"a":7},{"a":8,"b":9,"c":10},{"a":11,"c":12}, {} ,{"c":1}]');
  back('[{"a":1,"a":2},{"a":3,"a":4},{"a":5,"b":6,"a":7},{"a":8,"b":9}]');
  back('{"a":{"a":{"a":{"a":[{"a":{}},{"a":{"b":[]}}]}}},"b":{"a":1}}');
  back(' {"a"\t:\n1\r,  "b" : [ 1 , 2,3 ] } ');

  // A key with an escape is another text of the same key; what looks like its end is not always one.
  back('[{"a":1},{"\\u0061":2},{"a":3},{"\\\\":4},{"\\\\":5},{"\\"":6},{"\\"":7},{"":8},{"":9},{"a\\"b":10},{"a":11}]');
  back('["\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\\ud83d","plain","",":,{}[]"]');

  // Keys that are indices come first, whatever their place; others only look like it.
  back('[{"b":1,"1":2,"0":3,"a":4},{"b":1,"1":2,"0":3,"a":4},{"01":1,"-1":2,"1.0":3,"2":4},{"4294967294":1,"4294967295":2,"5":3}]');
  const indexed = JSON.parse('{"2":"two","x":1,"0":"zero","2":"again"}');
  log(Object.keys(indexed).join(), indexed[2], indexed[1], 1 in indexed, indexed.length);

  // A member called __proto__ is a member.
  const own = JSON.parse('[{"__proto__":{"evil":1},"b":2},{"__proto__":null},{"constructor":1,"toString":2,"hasOwnProperty":3}]');
  log(own[0].evil, Object.getPrototypeOf(own[0]) === Object.prototype, Object.keys(own[0]).join(), own[1].b);
  log(Object.getPrototypeOf(own[1]) === Object.prototype, Object.keys(own[2]).join(), own[2].toString);

  // Numbers: what they are, and which elements they make.
  const numbers = JSON.parse("[0,-0,1,-1,1.5,-1.5,1e3,1E+2,1e-2,123456789,1234567890,-2147483648,2147483648,1e400,-1e400,5e-324,0.1,100000000000000000000]");
  log(numbers.join(), Object.is(numbers[1], -0), Object.is(JSON.parse("-0"), -0), Object.is(JSON.parse(" -0.0e5 "), -0));
  for (const text of ["[1,2,3]", "[1,2.5]", "[1,null]", "[true,1]", "[]", "[[]]", "[1,-0]", '["a"]']) {
    const list = JSON.parse(text);
    list.push("more");
    list[5] = 1.25;
    log(JSON.stringify(list), list.length);
  }

  // What was read can be changed as any object; its neighbours stay as they are.
  const rows = JSON.parse('[{"id":1,"name":"a"},{"id":2,"name":"b"},{"id":3,"name":"c"}]');
  rows[0].more = true;
  delete rows[1].id;
  rows[1].id = "last";
  Object.defineProperty(rows[2], "id", { get: () => "got", enumerable: true });
  log(JSON.stringify(rows), Object.keys(rows[1]).join());
  Object.freeze(rows[0]);
  back('[{"id":1,"name":"a","more":1},{"id":2,"name":"b","more":2}]');

  // Many keys, and many kinds of rows.
  const wide = {};
  for (let i = 0; i < 300; i++) wide["key" + i] = i;
  const again = JSON.parse(JSON.stringify(wide));
  log(Object.keys(again).length, again.key0, again.key299, JSON.stringify(again) === JSON.stringify(wide));
  const kinds = [];
  for (let i = 0; i < 400; i++) kinds.push({ ["k" + i]: i, ["m" + (i % 7)]: [i], ["x".repeat(i)]: 1 });
  const text = JSON.stringify(kinds);
  log(JSON.stringify(JSON.parse(text)) === text, JSON.stringify(JSON.parse(text)[399]).length);

  const texts = ["", " ", "{", "[", "[1", "[1,", "[,1]", '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', "{,}", "{a:1}",
    '{"a" 1}', '{"a":1 "b":2}', "01", "-", "-01", "1.", ".5", "1e", "1e+", "+1", "0x1", "tru", "nul", "truex", "1 2", "[]]", '"',
    '"\\x"', '"\\u12"', '"\\u12g4"', '"\u0001"', '"\n"', "undefined", "'a'", "[1}", '{"a":1]', "\ufeff1", "\u00a01"];
  for (const wrong of texts) {
    for (const inside of [wrong, '[{"a":1},' + wrong]) {
      try {
        log("parsed", JSON.stringify(inside), JSON.stringify(JSON.parse(inside)));
      } catch (error) {
        log(error.name, error.message);
      }
    }
  }
  log(JSON.parse("null"), JSON.parse("true"), JSON.parse('"x"'), JSON.parse(5), JSON.parse(null), JSON.parse(["7"]));
  log(JSON.stringify(JSON.parse('{"a":[1,{"b":2}]}', (key, value) => (typeof value === "number" ? value + 1 : value))));
  log(JSON.stringify(JSON.parse('{"a":1}', {})), JSON.stringify(JSON.parse('{"a":1}', null)));
}
//> [{"a":1,"b":2},{"a":3,"b":4},{"b":5,"a":6},{"a":7},{"a":8,"b":9,"c":10},{"a":11,"c":12},{},{"c":1}]
//> [{"a":2},{"a":4},{"a":7,"b":6},{"a":8,"b":9}]
//> {"a":{"a":{"a":{"a":[{"a":{}},{"a":{"b":[]}}]}}},"b":{"a":1}}
//> {"a":1,"b":[1,2,3]}
//> [{"a":1},{"a":2},{"a":3},{"\\":4},{"\\":5},{"\"":6},{"\"":7},{"":8},{"":9},{"a\"b":10},{"a":11}]
//> ["\"\\/\b\f\n\r\té😀\ud83d","plain","",":,{}[]"]
//> [{"0":3,"1":2,"b":1,"a":4},{"0":3,"1":2,"b":1,"a":4},{"2":4,"01":1,"-1":2,"1.0":3},{"5":3,"4294967294":1,"4294967295":2}]
//> 0,2,x again undefined false undefined
//> undefined true __proto__,b undefined
//> true constructor,toString,hasOwnProperty 2
//> 0,0,1,-1,1.5,-1.5,1000,100,0.01,123456789,1234567890,-2147483648,2147483648,Infinity,-Infinity,5e-324,0.1,100000000000000000000 true true true
//> [1,2,3,"more",null,1.25] 6
//> [1,2.5,"more",null,null,1.25] 6
//> [1,null,"more",null,null,1.25] 6
//> [true,1,"more",null,null,1.25] 6
//> ["more",null,null,null,null,1.25] 6
//> [[],"more",null,null,null,1.25] 6
//> [1,0,"more",null,null,1.25] 6
//> ["a","more",null,null,null,1.25] 6
//> [{"id":1,"name":"a","more":true},{"name":"b","id":"last"},{"id":"got","name":"c"}] name,id
//> [{"id":1,"name":"a","more":1},{"id":2,"name":"b","more":2}]
//> 300 0 299 true
//> true 427
//> SyntaxError Unexpected end of JSON input
//> SyntaxError Unexpected end of JSON input
//> SyntaxError Unexpected end of JSON input
//> SyntaxError Unexpected end of JSON input
//> SyntaxError Expected property name or '}' in JSON at position 1
//> SyntaxError Expected property name or '}' in JSON at position 10
//> SyntaxError Unexpected end of JSON input
//> SyntaxError Unexpected end of JSON input
//> SyntaxError Expected ',' or ']' after array element in JSON at position 2
//> SyntaxError Expected ',' or ']' after array element in JSON at position 11
//> SyntaxError Unexpected end of JSON input
//> SyntaxError Unexpected end of JSON input
//> SyntaxError Unexpected token ',', "[,1]" is not valid JSON
//> SyntaxError Unexpected token ',', "[{"a":1},[,1]" is not valid JSON
//> SyntaxError Expected ':' after property name in JSON at position 4
//> SyntaxError Expected ':' after property name in JSON at position 13
//> SyntaxError Unexpected end of JSON input
//> SyntaxError Unexpected end of JSON input
//> SyntaxError Expected ',' or '}' after property value in JSON at position 6
//> SyntaxError Expected ',' or '}' after property value in JSON at position 15
//> SyntaxError Expected double-quoted property name in JSON at position 7
//> SyntaxError Expected double-quoted property name in JSON at position 16
//> SyntaxError Expected double-quoted property name in JSON at position 7
//> SyntaxError Expected double-quoted property name in JSON at position 16
//> SyntaxError Expected property name or '}' in JSON at position 1
//> SyntaxError Expected property name or '}' in JSON at position 10
//> SyntaxError Expected property name or '}' in JSON at position 1
//> SyntaxError Expected property name or '}' in JSON at position 10
//> SyntaxError Expected ':' after property name in JSON at position 5
//> SyntaxError Expected ':' after property name in JSON at position 14
//> SyntaxError Expected ',' or '}' after property value in JSON at position 7
//> SyntaxError Expected ',' or '}' after property value in JSON at position 16
//> SyntaxError Unexpected number in JSON at position 1
//> SyntaxError Unexpected number in JSON at position 10
//> SyntaxError No number after minus sign in JSON at position 1
//> SyntaxError No number after minus sign in JSON at position 10
//> SyntaxError Unexpected number in JSON at position 2
//> SyntaxError Unexpected number in JSON at position 11
//> SyntaxError Unterminated fractional number in JSON at position 2
//> SyntaxError Unterminated fractional number in JSON at position 11
//> SyntaxError Unexpected token '.', ".5" is not valid JSON
//> SyntaxError Unexpected token '.', "[{"a":1},.5" is not valid JSON
//> SyntaxError Exponent part is missing a number in JSON at position 2
//> SyntaxError Exponent part is missing a number in JSON at position 11
//> SyntaxError Exponent part is missing a number in JSON at position 3
//> SyntaxError Exponent part is missing a number in JSON at position 12
//> SyntaxError Unexpected token '+', "+1" is not valid JSON
//> SyntaxError Unexpected token '+', "[{"a":1},+1" is not valid JSON
//> SyntaxError Unexpected non-whitespace character after JSON at position 1
//> SyntaxError Expected ',' or ']' after array element in JSON at position 10
//> SyntaxError Unexpected end of JSON input
//> SyntaxError Unexpected end of JSON input
//> SyntaxError Unexpected end of JSON input
//> SyntaxError Unexpected end of JSON input
//> SyntaxError Unexpected non-whitespace character after JSON at position 4
//> SyntaxError Expected ',' or ']' after array element in JSON at position 13
//> SyntaxError Unexpected non-whitespace character after JSON at position 2
//> SyntaxError Expected ',' or ']' after array element in JSON at position 11
//> SyntaxError Unexpected non-whitespace character after JSON at position 2
//> parsed "[{\"a\":1},[]]" [{"a":1},[]]
//> SyntaxError Unterminated string in JSON at position 1
//> SyntaxError Unterminated string in JSON at position 10
//> SyntaxError Bad escaped character in JSON at position 2
//> SyntaxError Bad escaped character in JSON at position 11
//> SyntaxError Bad Unicode escape in JSON at position 5
//> SyntaxError Bad Unicode escape in JSON at position 14
//> SyntaxError Bad Unicode escape in JSON at position 5
//> SyntaxError Bad Unicode escape in JSON at position 14
//> SyntaxError Bad control character in string literal in JSON at position 1
//> SyntaxError Bad control character in string literal in JSON at position 10
//> SyntaxError Bad control character in string literal in JSON at position 1
//> SyntaxError Bad control character in string literal in JSON at position 10
//> SyntaxError "undefined" is not valid JSON
//> SyntaxError Unexpected token 'u', "[{"a":1},undefined" is not valid JSON
//> SyntaxError Unexpected token ''', "'a'" is not valid JSON
//> SyntaxError Unexpected token ''', "[{"a":1},'a'" is not valid JSON
//> SyntaxError Expected ',' or ']' after array element in JSON at position 2
//> SyntaxError Expected ',' or ']' after array element in JSON at position 11
//> SyntaxError Expected ',' or '}' after property value in JSON at position 6
//> SyntaxError Expected ',' or '}' after property value in JSON at position 15
//> SyntaxError Unexpected token '﻿', "﻿1" is not valid JSON
//> SyntaxError Unexpected token '﻿', "[{"a":1},﻿1" is not valid JSON
//> SyntaxError Unexpected token ' ', " 1" is not valid JSON
//> SyntaxError Unexpected token ' ', "[{"a":1}, 1" is not valid JSON
//> null true x 5 null 7
//> {"a":[2,{"b":3}]}
//> {"a":1} {"a":1}
