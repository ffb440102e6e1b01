// SPDX-License-Identifier: Apache-2.0
import Mustache from "mustache";

test("sections, partials, functions and escaping", () => {
  const template = "{{#items}}<b>{{name}}</b>{{^last}}, {{/last}}{{/items}} {{{raw}}} {{>part}} {{#loud}}x{{/loud}}";
  const view = {
    items: [{ name: "<a>" }, { name: "b", last: true }],
    raw: "<i>",
    loud() {
      return (text, render) => render(text) + "!";
    },
    word: "W",
  };
  equal(Mustache.render(template, view, { part: "[{{word}}]" }), "<b>&lt;a&gt;</b>, <b>b</b> <i> [W] x!");
  throws("Error", () => Mustache.render("{{#open}}", {}));
});
