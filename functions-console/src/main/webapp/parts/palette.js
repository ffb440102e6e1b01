// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState } from 'preact/hooks';
import { ask } from '../api.js';
import { html } from '../html.js';
import { goTo } from '../place.js';
import { may } from '../session.js';
import { Icon } from './icon.js';
import { useResource } from './resource.js';

/** Finds pages and functions by a few letters, and goes there with Enter. */
export function Palette({ pages, functionPages, fn, user, onClose }) {
  const dialog = useRef(null);
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const functions = useResource(
    (signal) => (user.site && may('functions:read') ? ask('GET', '/functions', { query: { 'site_ids[]': user.site }, signal, noted: false }) : Promise.resolve({ functions: [] })),
    [user.site],
  );
  useEffect(() => {
    dialog.current.showModal();
    return () => dialog.current?.close();
  }, []);

  const entries = [
    ...(fn ? functionPages.map(({ path, title, icon }) => ({ title: `${fn.name}: ${title}`, icon, path: `/functions/${fn.id}${path}` })) : []),
    ...pages.filter(({ needs }) => !needs || may(needs)).map(({ path, title, icon }) => ({ title, icon, path })),
    ...(functions.data?.functions ?? []).map(({ id, name }) => ({ title: name, icon: 'function', path: `/functions/${id}` })),
    ...(may('functions:create') ? [{ title: 'Create a function', icon: 'plus', path: '/functions/new' }] : []),
  ];
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = entries.filter(({ title }) => words.every((word) => title.toLowerCase().includes(word))).slice(0, 40);
  const go = (entry) => {
    onClose();
    if (entry) goTo(entry.path);
  };
  const keys = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setChosen((chosen + step + found.length) % Math.max(found.length, 1));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      go(found[chosen]);
    }
  };
  useEffect(() => document.getElementById(`found-${chosen}`)?.scrollIntoView({ block: 'nearest' }), [chosen]);

  return html`<dialog
    ref=${dialog}
    class="palette"
    aria-label="Find"
    onCancel=${(event) => {
      event.preventDefault();
      onClose();
    }}
    onMouseDown=${(event) => event.target === dialog.current && onClose()}
  >
    <input
      type="text"
      role="combobox"
      aria-expanded="true"
      aria-controls="found"
      aria-activedescendant=${found.length ? `found-${chosen}` : undefined}
      aria-label="A page or a function"
      placeholder="A page or a function"
      autocomplete="off"
      spellcheck="false"
      value=${text}
      onInput=${(event) => {
        setText(event.target.value);
        setChosen(0);
      }}
      onKeyDown=${keys}
    />
    <ul id="found" role="listbox" aria-label="Found">
      ${found.map(
        (entry, index) => html`<li key=${entry.path + entry.title} id=${`found-${index}`} role="option" aria-selected=${index === chosen ? 'true' : 'false'} onClick=${() => go(entry)}>
          <${Icon} name=${entry.icon} />${entry.title}
        </li>`,
      )}
    </ul>
    <div class="nothing muted" role="status">${found.length === 0 ? 'Nothing found' : ''}</div>
  </dialog>`;
}
