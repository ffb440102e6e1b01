// SPDX-License-Identifier: Apache-2.0
import { XMLBuilder, XMLParser, XMLValidator } from "fast-xml-parser";

const XML = '<?xml version="1.0"?><r a="1"><!-- c --><i id="1">A &amp; B</i><i id="2"><![CDATA[<x>]]></i><e/></r>';

test("a document becomes an object", () => {
  const parsed = new XMLParser({ ignoreAttributes: false }).parse(XML);
  equal(parsed.r["@_a"], "1");
  equal(parsed.r.i, [{ "#text": "A & B", "@_id": "1" }, { "#text": "<x>", "@_id": "2" }]);
  equal(parsed.r.e, "");
});

test("an object becomes a document", () => {
  const xml = new XMLBuilder({ ignoreAttributes: false }).build({ r: { "@_a": "1", i: ["A & B", "C"] } });
  equal(xml, '<r a="1"><i>A &amp; B</i><i>C</i></r>');
});

test("faults have a place", () => {
  equal(XMLValidator.validate(XML), true);
  const fault = XMLValidator.validate("<a>\n<b></a>").err;
  equal([fault.code, fault.line, fault.col], ["InvalidTag", 2, 4]);
});
