// SPDX-License-Identifier: Apache-2.0
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { get, nextToken, post } from '../api.js';
import { html } from '../html.js';
import { limits } from '../limits.js';
import { byteLength, bytes, Countdown, count, exact } from '../parts/amounts.js';
import { Button } from '../parts/button.js';
import { confirmed, Dialog } from '../parts/dialog.js';
import { Badge, Copy, Empty, Loading, Notice, Problem, say } from '../parts/feedback.js';
import { fileName, saveFile } from '../parts/files.js';
import { Segments, TextField } from '../parts/form.js';
import { indented } from '../parts/json.js';
import { Card, Page } from '../parts/page.js';
import { useResource } from '../parts/resource.js';
import { Table } from '../parts/table.js';
import { addressOf, goTo, setQuery, usePlace } from '../place.js';
import { may } from '../session.js';

const NAMESPACES = '/api/v2/functions/storage/kv/namespaces';
const NAME = /^[0-9A-Za-z_-]+$/;
/** How long somebody who types a prefix pauses before it is asked for. */
const TYPED_MS = 250;
/** So many operations are sent at a time; servers allow as many unless somebody has changed that. */
const BATCH = 10;
/** More items than these are not put into one file. */
const MOST_SAVED = 10_000;

/**
 * A list of the key-value store. What was read before stays until it is read again.
 * @param {string} path
 * @param {Record<string, any>} query
 */
function useItems(path, query) {
  const text = JSON.stringify(query);
  const [state, setState] = useState({ rows: [], next: null, loading: true, error: null });
  const [turn, setTurn] = useState(0);
  const ending = useRef(new AbortController());
  const shown = useRef('');
  /** Reads on after some rows until there are so many, or no more. */
  const read = async (before, token, least) => {
    const { signal } = ending.current;
    setState((now) => ({ ...now, loading: true, error: null }));
    try {
      let rows = before;
      let following = token;
      do {
        const { items, next } = await get(path, { ...JSON.parse(text), p: following }, signal);
        rows = [...rows, ...items];
        following = nextToken(next, 'p');
      } while (following && rows.length < least);
      if (!signal.aborted) setState({ rows, next: following, loading: false, error: null });
    } catch (error) {
      if (!signal.aborted) setState((now) => ({ ...now, loading: false, error }));
    }
  };
  useEffect(() => {
    const mine = new AbortController();
    ending.current = mine;
    const what = JSON.stringify([path, text]);
    const again = shown.current === what;
    shown.current = what;
    // All that was shown of it, so that nothing that somebody looks at goes.
    read([], null, again ? state.rows.length : 0);
    return () => mine.abort();
  }, [path, text, turn]);
  // While a list is read, its rows and its next page may belong to another one.
  const more = () => (state.loading || !state.next ? undefined : read(state.rows, state.next, 0));
  return { ...state, more: state.next ? more : null, reload: () => setTurn((before) => before + 1) };
}

export default function KvPage({ user }) {
  const { query } = usePlace();
  const namespace = query.get('namespace') ?? '';
  const namespaces = useItems(NAMESPACES, { maxpagesize: 200 });
  const functions = useResource(
    async (signal) => (may('functions:read') ? (await get('/functions', { 'site_ids[]': user.site }, signal)).functions : []),
    [user.site],
  );
  const [typed, setTyped] = useState('');
  const found = namespaces.rows.find(({ name }) => name === namespace);
  // What has no items (yet) is in no list, but items can be set there.
  const others = (functions.data ?? []).filter(({ id }) => !namespaces.rows.some(({ name }) => name === id));
  const other = others.find(({ id }) => id === namespace);
  const title = found?.function?.name ?? other?.name ?? namespace;

  const open = (event) => {
    event.preventDefault();
    if (NAME.test(typed)) goTo(`/kv?namespace=${typed}`);
  };
  const link = (name, label, size) => html`<li key=${name}>
    <a class="row" style=${{ display: 'flex', flexWrap: 'nowrap' }} href=${addressOf(`/kv?namespace=${encodeURIComponent(name)}`)} aria-current=${name === namespace ? 'true' : undefined} title=${name}>
      <span class="grow truncate">${label ?? html`<code>${name}</code>`}</span>
      ${size && html`<span class="muted small nowrap">${size}<span class="sr-only">${size === '1' ? ' item' : ' items'}</span></span>`}
    </a>
  </li>`;

  return html`<${Page} wide title="Key-value store" note=${`What functions keep. Items live for ${limits.kvTimeToLiveHours} hours after they were last written.`}>
    <div class="kv">
      <${Card} title="Namespaces" actions=${html`<${Button} small icon="refresh" label="Read the namespaces again" onClick=${namespaces.reload} />`}>
        <nav aria-label="Namespaces">
          <form class="content row" onSubmit=${open}>
            <input type="text" class="mono grow" style=${{ width: 'auto', minWidth: 0 }} aria-label="Name of a namespace" placeholder="Open by name" spellcheck="false" value=${typed} onInput=${(event) => setTyped(event.target.value)} />
            <${Button} type="submit" off=${NAME.test(typed) ? null : 'Letters, digits, hyphens and underscores'}>Open<//>
          </form>
          ${functions.error && html`<${Problem} error=${functions.error} again=${functions.reload} />`}
          ${namespaces.error && html`<${Problem} error=${namespaces.error} again=${namespaces.reload} />`}
          ${namespaces.loading && namespaces.rows.length === 0 && html`<${Loading} rows=${3} />`}
          ${!namespaces.loading && !namespaces.error && namespaces.rows.length === 0 && html`<p class="muted small content">No namespace has items.</p>`}
          <ul>
            ${namespace && !found && !other && link(namespace)}
            ${namespaces.rows.map((each) => link(each.name, each.function?.name, each.item_count === null ? `${count(10_000)}+` : count(each.item_count)))}
          </ul>
          ${namespaces.more &&
          html`<div class="more"><${Button} small onClick=${namespaces.more} off=${namespaces.loading ? 'Loading' : null}>Show more<//></div>`}
          ${others.length > 0 &&
          !namespaces.loading &&
          html`<details class="content" open=${Boolean(other)}>
            <summary>${namespaces.next ? 'Other functions' : 'Functions without items'} (${count(others.length)})</summary>
            <ul>${others.map(({ id, name }) => link(id, name))}</ul>
          </details>`}
        </nav>
      <//>
      ${namespace
        ? html`<${Namespace} key=${namespace} namespace=${namespace} title=${title} onChanged=${namespaces.reload} />`
        : html`<${Card}><${Empty} icon="store" title="Choose a namespace">Each function has one of its own, named by its id; others are named by the code that opens them.<//><//>`}
    </div>
  <//>`;
}

function Namespace({ namespace, title, onChanged }) {
  const { query } = usePlace();
  const prefix = query.get('prefix') ?? '';
  const chosen = query.get('key');
  const adding = query.get('add') === 'yes';
  // An address can hold anything.
  const path = `${NAMESPACES}/${encodeURIComponent(namespace)}`;
  const wrong = prefix !== '' && !NAME.test(prefix);
  const [asked, setAsked] = useState(wrong ? '' : prefix);
  const items = useItems(path, { maxpagesize: 200, prefix: asked });
  const [marked, setMarked] = useState(() => new Set());
  useEffect(() => {
    if (wrong || prefix === asked) return undefined;
    const timer = setTimeout(() => setAsked(prefix), TYPED_MS);
    return () => clearTimeout(timer);
  }, [prefix, asked]);
  // Until the server has answered, what was read for the prefix before.
  const shown = items.rows.filter(({ key }) => key.startsWith(prefix));
  const listed = items.rows.find(({ key }) => key === chosen);
  // A link may name an item that is on no page that was read. The first key that begins with a key is that key itself.
  const alone = useResource(
    async (signal) => {
      if (!chosen || listed || items.loading) return null;
      const page = NAME.test(chosen) ? await get(path, { maxpagesize: 1, prefix: chosen }, signal) : { items: [] };
      return { key: chosen, item: page.items.find(({ key }) => key === chosen) ?? null };
    },
    [path, chosen, Boolean(listed), items.loading],
  );
  const answered = !listed && chosen !== null && alone.data?.key === chosen;
  const item = listed ?? (answered ? alone.data.item : null);
  // Only what is seen is deleted.
  const keys = shown.map(({ key }) => key).filter((key) => marked.has(key));
  const reload = () => {
    setMarked(new Set());
    items.reload();
    alone.reload();
    onChanged();
  };

  const destroy = (each) =>
    confirmed({
      title: each.length === 1 ? `Delete ${each[0]}?` : `Delete ${each.length} items of ${title}?`,
      text: html`<p>Functions that read ${each.length === 1 ? 'it' : 'them'} find nothing from now on. Nothing brings the values back.</p>
        ${each.length > 1 && html`<details><summary>The keys</summary><code>${each.join(', ')}</code></details>`}`,
      action: each.length === 1 ? `Delete ${each[0]}` : `Delete ${each.length} items`,
      typed: each.length > 10 ? String(each.length) : undefined,
      act: async () => {
        try {
          await deleteItems(path, each);
        } finally {
          // Some may be gone even where others are not.
          reload();
        }
        say(each.length === 1 ? `${each[0]} is deleted.` : `${each.length} items are deleted.`);
        setQuery({ key: null });
      },
    });

  // All that begin with the prefix, those too that are on pages that nobody has looked at.
  const save = async () => {
    const found = [];
    let token = null;
    do {
      const page = await get(path, { maxpagesize: 200, prefix, p: token });
      found.push(...page.items);
      token = nextToken(page.next, 'p');
    } while (token && found.length < MOST_SAVED);
    saveFile(found.map((each) => `${JSON.stringify(each)}\n`).join(''), `${fileName(`kv-${title}`)}.ndjson`, 'application/x-ndjson');
    if (token) say(`${count(found.length)} items are saved. There are more: save them by prefixes of their keys.`, 'bad');
    else say(found.length === 1 ? '1 item is saved.' : `${count(found.length)} items are saved.`);
  };

  return html`<${Card}
    label=${`Items of ${title}`}
    filters=${html`
      <input type="search" maxlength="512" aria-label="Prefix of keys" placeholder="Keys that begin with" spellcheck="false" value=${prefix} onInput=${(event) => setQuery({ prefix: event.target.value })} />
      <span class="muted small" role="status">${items.loading ? 'Loading …' : items.error && shown.length === 0 ? '' : amount(shown.length, items.next && !wrong)}</span>
    `}
    actions=${html`
      ${keys.length > 0 && html`<${Button} small kind="danger" icon="trash" needs="functions_kv:update" onClick=${() => destroy(keys)}>Delete ${keys.length}<//>`}
      <${Button} small icon="refresh" label="Read again" onClick=${reload} />
      <${Button} small icon="download" off=${wrong || shown.length === 0 ? 'Nothing to save' : null} onClick=${save}>Save as NDJSON<//>
      <${Button} small icon="plus" needs="functions_kv:update" onClick=${() => setQuery({ add: 'yes' })}>Set an item<//>
    `}
  >
    ${wrong && html`<div class="content"><${Notice} kind="warn">Keys have letters, digits, hyphens and underscores only: none begins so.<//></div>`}
    ${answered && !item && html`<div class="content"><${Notice} kind="warn">There is no item <code>${chosen}</code>, or no more.<//></div>`}
    ${chosen && !item && html`<${Problem} error=${alone.error} again=${alone.reload} />`}
    <${Table}
      label=${`Items of ${title}`}
      rows=${shown}
      rowKey=${(row) => row.key}
      loading=${items.loading || (!wrong && prefix !== asked)}
      error=${items.error}
      again=${items.reload}
      more=${wrong ? null : items.more}
      empty=${html`<${Empty} icon="store" title=${prefix ? 'No key begins so' : 'The namespace is empty'}>Functions write here with <code>kvStoreFactory.initializeKvStore()</code>.<//>`}
      columns=${[
        {
          name: 'Choose',
          cell: (row) =>
            html`<input
              type="checkbox"
              aria-label=${`Choose ${row.key}`}
              checked=${marked.has(row.key)}
              onChange=${(event) => {
                const on = event.target.checked;
                setMarked((before) => new Set(on ? [...before, row.key] : [...before].filter((key) => key !== row.key)));
              }}
            />`,
        },
        { name: 'Key', class: 'key', cell: (row) => html`<button type="button" class="link" onClick=${() => setQuery({ key: row.key })}><code>${row.key}</code></button>` },
        { name: 'Value', class: 'fill', cell: (row) => html`<div class="truncate mono muted">${String(row.value).slice(0, 200)}</div>` },
        { name: 'Type', cell: (row) => html`<${Badge}>${kind(row.value)}<//>` },
        { name: 'Size', align: 'right', cell: (row) => html`<span class="nowrap muted">${bytes(byteLength(String(row.value)))}</span>` },
        { name: 'Expires in', align: 'right', cell: (row) => html`<${Countdown} until=${row.expires} />` },
      ]}
    />
    ${item && html`<${ItemDrawer} key=${item.key} item=${item} path=${path} onChanged=${reload} onDelete=${() => destroy([item.key])} />`}
    ${adding && html`<${NewItem} path=${path} title=${title} onChanged=${reload} />`}
  <//>`;
}

/** Deletes items in batches. A server may allow fewer operations in one than others do, and says so before it runs any. */
async function deleteItems(path, keys) {
  let size = BATCH;
  for (let at = 0; at < keys.length; ) {
    const some = keys.slice(at, at + size);
    try {
      const { items } = await post(path, { operations: some.map((key) => ({ op: 'delete', key })) });
      const failed = items.find(({ error }) => error);
      if (failed) throw new Error(`${failed.key}: ${failed.error.message}`);
      at += some.length;
    } catch (error) {
      if (some.length === 1 || !error.details?.operations) throw error;
      size = Math.floor(some.length / 2);
    }
  }
}

/** @param {number} items @param {any} more whether there are more than these */
const amount = (items, more) => (more ? `${count(items)}+ items` : items === 1 ? '1 item' : `${count(items)} items`);

function kind(value) {
  if (typeof value === 'boolean') return 'boolean';
  try {
    return typeof JSON.parse(value) === 'object' ? 'JSON' : 'text';
  } catch {
    return 'text';
  }
}

const formatted = (value) => indented(String(value)) ?? String(value);

/** Writes only over what was read when somebody began to edit it: a function may have changed the item meanwhile. */
function ItemDrawer({ item, path, onChanged, onDelete }) {
  const [edited, setEdited] = useState(null);
  const [type, setType] = useState('string');
  const [text, setText] = useState('');
  const [error, setError] = useState(null);
  const [conflict, setConflict] = useState(null);
  const shown = useMemo(() => formatted(item.value), [item.value]);
  const close = () => setQuery({ key: null });
  const edit = () => {
    setEdited(item);
    setType(typeof item.value);
    setText(String(item.value));
  };
  const leave = () => {
    setEdited(null);
    setConflict(null);
    setError(null);
  };
  const write = async (old) => {
    setError(null);
    const value = type === 'boolean' ? text === 'true' : text;
    try {
      const { items } = await post(path, { operations: [{ op: 'testAndSet', key: item.key, old_value: old, new_value: value }] });
      const [result] = items;
      if (result.error) throw new Error(result.error.message);
      if (result.condition_met === false) {
        const { items: now } = await post(path, { operations: [{ op: 'get', key: item.key }] });
        setConflict(now[0]);
        return;
      }
      say(`${item.key} is written; it lives for ${limits.kvTimeToLiveHours} hours from now.`);
      onChanged();
      close();
    } catch (failure) {
      setError(failure);
    }
  };
  return html`<${Dialog} side title=${item.key} onClose=${close}>
    <div class="dialog-content">
      <dl class="facts">
        <dt>Type</dt>
        <dd>${kind(item.value)}</dd>
        <dt>Size</dt>
        <dd>${bytes(byteLength(String(item.value)))}</dd>
        <dt>Expires</dt>
        <dd><${Countdown} until=${item.expires} /> <span class="muted">(${exact(item.expires)})</span></dd>
      </dl>
      <${Problem} error=${error} />
      ${conflict &&
      html`<${Notice} kind="warn">
        <p>Somebody has changed it since you read it. It is now:</p>
        <pre>${conflict.value === null ? 'nothing' : formatted(conflict.value)}</pre>
        <${Button} small needs="functions_kv:update" onClick=${() => write(conflict.value)}>Write over that<//>
      <//>`}
      ${edited
        ? html`<${ValueFields} type=${type} onType=${setType} text=${text} onText=${setText} />`
        : html`<div class="codebox"><pre>${shown}</pre><${Copy} text=${String(item.value)} label="Copy the value" /></div>`}
    </div>
    <footer>
      <${Button} kind="danger" icon="trash" needs="functions_kv:update" onClick=${onDelete}>Delete<//>
      <span class="grow"></span>
      ${edited
        ? html`<${Button} onClick=${leave}>Cancel<//><${Button} kind="main" needs="functions_kv:update" onClick=${() => write(edited.value)}>Write<//>`
        : html`<${Button} icon="edit" needs="functions_kv:update" onClick=${edit}>Edit<//>`}
    </footer>
  <//>`;
}

function ValueFields({ type, onType, text, onText }) {
  const size = byteLength(text);
  return html`
    <${Segments}
      label="Type"
      value=${type}
      onChange=${(next) => {
        onType(next);
        if (next === 'boolean' && text !== 'true' && text !== 'false') onText('true');
      }}
      options=${[
        ['string', 'Text'],
        ['boolean', 'Boolean'],
      ]}
    />
    ${type === 'boolean'
      ? html`<${Segments} label="Value" value=${text} onChange=${onText} options=${[['true', 'true'], ['false', 'false']]} />`
      : html`<${TextField} label="Value" multiline class="wide" rows="12" spellcheck="false" value=${text} onChange=${onText} hint=${bytes(size)} />`}
  `;
}

function NewItem({ path, title, onChanged }) {
  const [key, setKey] = useState('');
  const [type, setType] = useState('string');
  const [text, setText] = useState('');
  const [error, setError] = useState(null);
  const [present, setPresent] = useState(false);
  const close = () => setQuery({ add: null });
  const wrong = key && !NAME.test(key) ? 'Letters, digits, hyphens and underscores.' : null;
  const write = async (over) => {
    setError(null);
    const value = type === 'boolean' ? text === 'true' : text;
    try {
      const operation = over ? { op: 'set', key, value } : { op: 'testAndSet', key, old_value: null, new_value: value };
      const { items } = await post(path, { operations: [operation] });
      if (items[0].error) throw new Error(items[0].error.message);
      if (items[0].condition_met === false) {
        setPresent(true);
        return;
      }
      say(`${key} is written.`);
      onChanged();
      close();
    } catch (failure) {
      setError(failure);
    }
  };
  return html`<${Dialog} title=${`Set an item of ${title}`} onClose=${close}>
    <div class="dialog-content">
      <${Problem} error=${error} />
      ${present && html`<${Notice} kind="warn">
        <p>There is an item with this key.</p>
        <${Button} small needs="functions_kv:update" onClick=${() => write(true)}>Write over ${key}<//>
      <//>`}
      <${TextField}
        label="Key"
        maxlength="512"
        spellcheck="false"
        value=${key}
        error=${wrong}
        onChange=${(value) => {
          setKey(value);
          setPresent(false);
        }}
      />
      <${ValueFields} type=${type} onType=${setType} text=${text} onText=${setText} />
    </div>
    <footer>
      <${Button} onClick=${close}>Cancel<//>
      <${Button} kind="main" needs="functions_kv:update" off=${!key ? 'Give it a key first' : wrong} onClick=${() => write(false)}>Write<//>
    </footer>
  <//>`;
}
