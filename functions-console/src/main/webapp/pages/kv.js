// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'preact/hooks';
import { get, nextToken, post } from '../api.js';
import { html } from '../html.js';
import { limits } from '../limits.js';
import { byteLength, bytes, Countdown, count, exact } from '../parts/amounts.js';
import { Button } from '../parts/button.js';
import { confirmed, Dialog } from '../parts/dialog.js';
import { Badge, Copy, Empty, Notice, Problem, say } from '../parts/feedback.js';
import { Segments, TextField } from '../parts/form.js';
import { Card, Page } from '../parts/page.js';
import { useResource } from '../parts/resource.js';
import { Table } from '../parts/table.js';
import { addressOf, goTo, setQuery, usePlace } from '../place.js';
import { may } from '../session.js';

const KNOWN = 'functions.namespaces';
const NAME = /^[0-9A-Za-z_-]+$/;

export default function KvPage({ user }) {
  const { query } = usePlace();
  const namespace = query.get('namespace') ?? '';
  const functions = useResource(
    async (signal) => (may('functions:read') ? (await get('/functions', { 'site_ids[]': user.site }, signal)).functions : []),
    [user.site],
  );
  const key = `${KNOWN}.${user.site}`;
  const [opened, setOpened] = useState(() => JSON.parse(localStorage.getItem(key) ?? '[]'));
  const own = (functions.data ?? []).map(({ id, name }) => ({ namespace: id, title: name }));
  const others = opened.filter((each) => !own.some((mine) => mine.namespace === each));
  const [typed, setTyped] = useState('');

  useEffect(() => {
    if (!namespace || !functions.data || own.some((mine) => mine.namespace === namespace) || opened.includes(namespace)) return;
    const next = [namespace, ...opened].slice(0, 30);
    localStorage.setItem(key, JSON.stringify(next));
    setOpened(next);
  }, [namespace, functions.data]);
  const open = (event) => {
    event.preventDefault();
    if (NAME.test(typed)) goTo(`/kv?namespace=${typed}`);
  };
  const link = (each, title) => html`<li key=${each}>
    <a class="truncate" href=${addressOf(`/kv?namespace=${each}`)} aria-current=${each === namespace ? 'true' : undefined} title=${each}>${title}</a>
  </li>`;

  return html`<${Page} wide title="Key-value store" note=${`What functions keep. Items live for ${limits.kvTimeToLiveHours} hours after they were last written.`}>
    <div class="kv">
      <${Card} title="Namespaces">
        <nav aria-label="Namespaces">
          <form class="content row" onSubmit=${open}>
            <input type="text" class="mono grow" style=${{ width: 'auto', minWidth: 0 }} aria-label="Name of a namespace" placeholder="Open by name" spellcheck="false" value=${typed} onInput=${(event) => setTyped(event.target.value)} />
            <${Button} type="submit" off=${NAME.test(typed) ? null : 'Letters, digits, hyphens and underscores'}>Open<//>
          </form>
          ${others.length > 0 && html`<ul>${others.map((each) => link(each, html`<code>${each}</code>`))}</ul>`}
          ${own.length > 0 && html`<div class="muted small" style=${{ padding: '4px 16px' }}>Own namespaces of functions</div><ul>${own.map((each) => link(each.namespace, each.title))}</ul>`}
          <p class="muted small content">Names that you open stay in this list, in this browser.</p>
        </nav>
      <//>
      ${namespace
        ? html`<${Namespace} key=${namespace} namespace=${namespace} title=${own.find((mine) => mine.namespace === namespace)?.title ?? namespace} />`
        : html`<${Card}><${Empty} icon="store" title="Choose a namespace">Each function has one of its own, named by its id; others are named by the code that opens them.<//><//>`}
    </div>
  <//>`;
}

function Namespace({ namespace, title }) {
  const { query } = usePlace();
  const prefix = query.get('prefix') ?? '';
  const chosen = query.get('key');
  const adding = query.get('add') === 'yes';
  const path = `/api/v2/functions/storage/kv/namespaces/${namespace}`;
  const [state, setState] = useState({ items: [], next: null, loading: true, error: null });
  const [turn, setTurn] = useState(0);
  const [marked, setMarked] = useState(() => new Set());
  const read = async (before, page) => {
    setState({ ...before, loading: true, error: null });
    try {
      const answer = await get(path, { maxpagesize: 200, p: page });
      setState({ items: [...before.items, ...answer.items], next: nextToken(answer.next, 'p'), loading: false, error: null });
    } catch (error) {
      setState({ ...before, loading: false, error });
    }
  };
  const reload = () => setTurn(turn + 1);
  useEffect(() => {
    setMarked(new Set());
    read({ items: [], next: null }, null);
  }, [turn]);
  const shown = state.items.filter(({ key }) => key.startsWith(prefix));
  const item = state.items.find(({ key }) => key === chosen);
  const keys = [...marked];

  const destroy = (each) =>
    confirmed({
      title: each.length === 1 ? `Delete ${each[0]}?` : `Delete ${each.length} items of ${title}?`,
      text: html`<p>Functions that read ${each.length === 1 ? 'it' : 'them'} find nothing from now on. Nothing brings the values back.</p>
        ${each.length > 1 && html`<details><summary>The keys</summary><code>${each.join(', ')}</code></details>`}`,
      action: each.length === 1 ? `Delete ${each[0]}` : `Delete ${each.length} items`,
      typed: each.length > 10 ? String(each.length) : undefined,
      act: async () => {
        for (let at = 0; at < each.length; at += 10) {
          const { items } = await post(path, { operations: each.slice(at, at + 10).map((name) => ({ op: 'delete', key: name })) });
          const failed = items.find(({ error }) => error);
          if (failed) throw new Error(`${failed.key}: ${failed.error.message}`);
        }
        say(each.length === 1 ? `${each[0]} is deleted.` : `${each.length} items are deleted.`);
        setQuery({ key: null });
        reload();
      },
    });

  return html`<${Card}
    title=${html`<div class="filters">
      <input type="search" aria-label="Prefix of keys" placeholder="Keys that begin with" spellcheck="false" value=${prefix} onInput=${(event) => setQuery({ prefix: event.target.value })} />
      <span class="muted small">${count(shown.length)}${state.next ? '+' : ''} items</span>
    </div>`}
    actions=${html`
      ${keys.length > 0 && html`<${Button} small kind="danger" icon="trash" needs="functions_kv:update" onClick=${() => destroy(keys)}>Delete ${keys.length}<//>`}
      <${Button} small icon="refresh" label="Read again" onClick=${reload} />
      <${Button} small icon="plus" needs="functions_kv:update" onClick=${() => setQuery({ add: 'yes' })}>Set an item<//>
    `}
  >
    ${prefix && state.next && html`<div class="content"><${Notice}>The prefix chooses among the ${state.items.length} items that were read. Show more to read on.<//></div>`}
    <${Table}
      label=${`Items of ${title}`}
      rows=${shown}
      rowKey=${(row) => row.key}
      loading=${state.loading}
      error=${state.error}
      again=${reload}
      more=${state.next ? () => read(state, state.next) : null}
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
                const next = new Set(marked);
                if (event.target.checked) next.add(row.key);
                else next.delete(row.key);
                setMarked(next);
              }}
            />`,
        },
        { name: 'Key', cell: (row) => html`<button type="button" class="link" onClick=${() => setQuery({ key: row.key })}><code>${row.key}</code></button>` },
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

function kind(value) {
  if (typeof value === 'boolean') return 'boolean';
  try {
    return typeof JSON.parse(value) === 'object' ? 'JSON' : 'text';
  } catch {
    return 'text';
  }
}

function formatted(value) {
  try {
    return JSON.stringify(JSON.parse(value), null, 2);
  } catch {
    return String(value);
  }
}

/** Writes only over what was read: a function may have changed the item meanwhile. */
function ItemDrawer({ item, path, onChanged, onDelete }) {
  const [editing, setEditing] = useState(false);
  const [type, setType] = useState(typeof item.value);
  const [text, setText] = useState(String(item.value));
  const [error, setError] = useState(null);
  const [conflict, setConflict] = useState(null);
  const close = () => setQuery({ key: null });
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
      ${editing
        ? html`<${ValueFields} type=${type} onType=${setType} text=${text} onText=${setText} />`
        : html`<div class="codebox"><pre>${formatted(item.value)}</pre><${Copy} text=${String(item.value)} label="Copy the value" /></div>`}
    </div>
    <footer>
      <${Button} kind="danger" icon="trash" needs="functions_kv:update" onClick=${onDelete}>Delete<//>
      <span class="grow"></span>
      ${editing
        ? html`<${Button} onClick=${() => setEditing(false)}>Cancel<//><${Button} kind="main" needs="functions_kv:update" onClick=${() => write(item.value)}>Write<//>`
        : html`<${Button} icon="edit" needs="functions_kv:update" onClick=${() => setEditing(true)}>Edit<//>`}
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
      ${present && html`<${Notice} kind="warn">There is an item with this key. <button type="button" class="link" onClick=${() => write(true)}>Write over ${key}</button><//>`}
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
