// SPDX-License-Identifier: Apache-2.0
import { useEffect, useRef, useState } from 'preact/hooks';
import { ApiError } from '../api.js';
import { html } from '../html.js';
import { Icon } from './icon.js';

/** What a page shows when there is nothing, not yet, or something went wrong; and what it says when something is done. */

/** @param {{icon?: string, title: string, children?: any}} props */
export function Empty({ icon = 'info', title, children }) {
  return html`<div class="empty"><${Icon} name=${icon} size=${28} /><strong>${title}</strong><div class="muted">${children}</div></div>`;
}

export function Loading({ rows = 4 }) {
  return html`<div class="loading" role="status">
    <span class="sr-only">Loading</span>
    ${Array.from({ length: rows }, (_, index) => html`<div class="bone" key=${index}></div>`)}
  </div>`;
}

/** @param {{error: any, again?: () => void}} props */
export function Problem({ error, again }) {
  if (!error) return null;
  const known = error instanceof ApiError;
  return html`<div class="notice bad" role="alert">
    <${Icon} name="warning" />
    <div>
      <strong>${error.message}</strong>
      ${known &&
      Object.entries(error.details).map(
        ([name, found]) => html`<div key=${name}><code>${name}</code> ${found.map(({ message }) => message).join('; ')}</div>`,
      )}
      ${known &&
      html`<div class="muted small">
        ${error.code ?? `HTTP ${error.status}`}${error.incident ? ` · incident ${error.incident}` : ''}${error.requestId ? ` · request ${error.requestId}` : ''}
      </div>`}
      ${again && html`<button type="button" class="link" onClick=${again}>Try again</button>`}
    </div>
  </div>`;
}

/** @param {{kind?: 'info' | 'warn' | 'bad' | 'good', children: any}} props */
export function Notice({ kind = 'info', children }) {
  return html`<div class=${`notice ${kind}`}><${Icon} name=${kind === 'info' ? 'info' : kind === 'good' ? 'check' : 'warning'} /><div>${children}</div></div>`;
}

/** What the server does not offer (yet) is no error. @param {{what: string, path: string}} props */
export function NotOffered({ what, path }) {
  return html`<${Empty} icon="system" title=${`${what} is not offered by this server`}>
    <p>The server answers 404 at <code>${path}</code>. A newer release of the application has it.</p>
  <//>`;
}

const OUTCOMES = {
  success: ['good', 'Success'],
  function_error: ['bad', 'Function error'],
  malformed: ['bad', 'Malformed answer'],
  timed_out: ['bad', 'Timed out'],
  memory_exceeded: ['bad', 'Memory exceeded'],
  refused: ['warn', 'Refused'],
  platform_error: ['bad', 'Platform error'],
  missed: ['warn', 'Missed'],
  lost: ['bad', 'Lost'],
  running: ['info', 'Running'],
  pending: ['info', 'Pending'],
  failure: ['bad', 'Failure'],
};

/** @param {{value: string | null}} props */
export function Outcome({ value }) {
  if (!value) return html`<${Badge} kind="info">Pending<//>`;
  const [kind, text] = OUTCOMES[value.toLowerCase()] ?? ['info', value];
  return html`<${Badge} kind=${kind} dot>${text}<//>`;
}

/** @param {{kind?: 'good' | 'warn' | 'bad' | 'info' | 'plain', dot?: boolean, title?: string, children: any}} props */
export function Badge({ kind = 'plain', dot = false, title, children }) {
  return html`<span class=${`badge ${kind}`} title=${title}>${dot && html`<i class="dot"></i>`}${children}</span>`;
}

let messages = [];
let numbers = 0;
/** The dialogs that are open, the topmost last. @type {any[]} */
let dialogs = [];
const listeners = new Set();

function tell() {
  for (const listener of listeners) listener();
}

function setMessages(changed) {
  messages = changed;
  tell();
}

/**
 * Has messages appear in a dialog as long as it is the topmost: all that is outside of it is behind it, and nobody can hear or close it.
 * @param {any} dialog
 * @returns {() => void} ends it
 */
export function messagesWithin(dialog) {
  dialogs = [...dialogs, dialog];
  tell();
  return () => {
    dialogs = dialogs.filter((each) => each !== dialog);
    tell();
  };
}

/** Says that something is done, was not (bad), or cannot be (warn). @param {string} text @param {'good' | 'bad' | 'warn'} [kind] */
export function say(text, kind = 'good') {
  const message = { id: ++numbers, text, kind };
  setMessages([...messages, message].slice(-4));
  // What went wrong stays until somebody has read it.
  if (kind !== 'bad') setTimeout(() => setMessages(messages.filter(({ id }) => id !== message.id)), 5000);
}

/** Where messages appear; read out by screen readers. @param {{dialog?: any}} props dialog: the one that it is part of, if any */
export function Messages({ dialog = null }) {
  const [, again] = useState(0);
  useEffect(() => {
    const listener = () => again((turn) => turn + 1);
    listeners.add(listener);
    listener();
    return () => listeners.delete(listener);
  }, []);
  const shown = (dialogs.at(-1) ?? null) === dialog ? messages : [];
  const lines = (some) =>
    some.map(
      ({ id, text, kind }) => html`<div class=${`message ${kind}`} key=${id}>
        <${Icon} name=${kind === 'good' ? 'check' : 'warning'} /><span>${text}</span>
        <button type="button" class="icon-button" aria-label="Dismiss" onClick=${() => setMessages(messages.filter((each) => each.id !== id))}>
          <${Icon} name="close" size=${12} />
        </button>
      </div>`,
    );
  // Both are there before the first message, else it would not be read out.
  return html`<div class="messages">
    <div role="status">${lines(shown.filter(({ kind }) => kind !== 'bad'))}</div>
    <div role="alert">${lines(shown.filter(({ kind }) => kind === 'bad'))}</div>
  </div>`;
}

/** Copies a text. @param {{text: string, label?: string, children?: any}} props */
export function Copy({ text, label = 'Copy', children }) {
  const [done, setDone] = useState(false);
  const timer = useRef(0);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      say('The browser does not allow to copy. Mark the text and copy it yourself.', 'bad');
      return;
    }
    setDone(true);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setDone(false), 1500);
  };
  return html`<button type="button" class=${children ? 'button quiet small' : 'icon-button'} aria-label=${children ? undefined : label} title=${label} onClick=${copy}>
    <${Icon} name=${done ? 'check' : 'copy'} size=${14} />${children}
    <span class="sr-only" role="status">${done ? 'Copied' : ''}</span>
  </button>`;
}
