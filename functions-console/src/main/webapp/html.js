// SPDX-License-Identifier: Apache-2.0
import { h } from 'preact';

/**
 * Markup as tagged templates, so that pages need no build step: html`<p class=${name}>${text}</p>` makes the nodes that `h` makes.
 * Values may stand for the name of an element (a component), an attribute, all of it (`...${props}`) or a child. A template is read
 * once, whatever its values are. Values are never read as markup.
 */

/** Stands for a value while a template is read; no template has this character. */
const HOLE = '\u0001';
const VOID = new Set(['br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'wbr']);
const NAME = /[A-Za-z][A-Za-z0-9:.-]*/y;
const ATTRIBUTE = /[^\s=/>\u0001]+/y;

/** @type {WeakMap<TemplateStringsArray, Array<any>>} */
const read = new WeakMap();

/**
 * @param {TemplateStringsArray} strings
 * @param {...any} values
 */
export function html(strings, ...values) {
  let nodes = read.get(strings);
  if (!nodes) {
    nodes = parse(strings.join(HOLE));
    read.set(strings, nodes);
  }
  return nodes.length === 1 ? make(nodes[0], values) : nodes.map((node) => make(node, values));
}

function make(node, values) {
  if (typeof node === 'string') return node;
  if (typeof node === 'number') return values[node];
  const props = {};
  for (const attribute of node.attributes) {
    if (attribute.spread !== undefined) Object.assign(props, values[attribute.spread]);
    else props[attribute.name] = attribute.value === true ? true : whole(attribute.value, values);
  }
  // It is set as a property of the element, where any text is true, 'false' too.
  if (typeof props.spellcheck === 'string') props.spellcheck = props.spellcheck !== 'false';
  const type = typeof node.type === 'number' ? values[node.type] : node.type;
  return h(type, props, ...node.children.map((child) => make(child, values)));
}

/** One value stays what it is; several parts become a text. */
function whole(parts, values) {
  if (parts.length === 1) return typeof parts[0] === 'number' ? values[parts[0]] : parts[0];
  return parts.map((part) => (typeof part === 'number' ? (values[part] ?? '') : part)).join('');
}

function parse(source) {
  let at = 0;
  let hole = 0;
  const root = { type: '', attributes: [], children: [] };
  const open = [root];
  const here = () => open[open.length - 1];

  /** Splits at the values. Line breaks at either end are of the template's layout, not of the text. */
  const pieces = (text, trimmed) => {
    const found = [];
    text.split(HOLE).forEach((piece, index) => {
      if (index > 0) found.push(hole++);
      const kept = trimmed ? piece.replace(/^\s*\n\s*|\s*\n\s*$/g, '') : piece;
      if (kept !== '') found.push(kept);
    });
    return found;
  };
  const match = (pattern) => {
    pattern.lastIndex = at;
    const found = pattern.exec(source);
    if (!found) throw new Error(`Template is not well-formed at: ${source.slice(at, at + 40)}`);
    at = pattern.lastIndex;
    return found[0];
  };
  const blanks = () => {
    while (/\s/.test(source[at] ?? '')) at++;
  };

  while (at < source.length) {
    const tag = source.indexOf('<', at);
    const end = tag < 0 ? source.length : tag;
    here().children.push(...pieces(source.slice(at, end), true));
    at = end;
    if (at >= source.length) break;
    if (source.startsWith('</', at)) {
      at = source.indexOf('>', at) + 1;
      if (open.length === 1) throw new Error('Template closes more than it opens.');
      open.pop();
      continue;
    }
    if (source.startsWith('<!', at)) throw new Error('Templates have no comments.');
    at++;
    const node = { type: '', attributes: [], children: [] };
    if (source[at] === HOLE) {
      node.type = hole++;
      at++;
    } else {
      node.type = match(NAME);
    }
    here().children.push(node);
    for (;;) {
      blanks();
      if (source.startsWith('/>', at)) {
        at += 2;
        break;
      }
      if (source[at] === '>') {
        at++;
        if (!VOID.has(node.type)) open.push(node);
        break;
      }
      if (source.startsWith(`...${HOLE}`, at)) {
        at += 4;
        node.attributes.push({ spread: hole++ });
        continue;
      }
      const name = match(ATTRIBUTE);
      if (source[at] !== '=') {
        node.attributes.push({ name, value: true });
        continue;
      }
      at++;
      if (source[at] === HOLE) {
        at++;
        node.attributes.push({ name, value: [hole++] });
      } else {
        const quote = source[at];
        const last = source.indexOf(quote, at + 1);
        if ((quote !== '"' && quote !== "'") || last < 0) throw new Error(`Value of ${name} is not quoted.`);
        const parts = pieces(source.slice(at + 1, last), false);
        node.attributes.push({ name, value: parts.length === 0 ? [''] : parts });
        at = last + 1;
      }
    }
  }
  if (open.length !== 1) throw new Error(`Template leaves ${String(open[open.length - 1].type)} open.`);
  return root.children;
}
