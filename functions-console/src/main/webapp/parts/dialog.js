// SPDX-License-Identifier: Apache-2.0
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { html } from '../html.js';
import { Button } from './button.js';
import { Messages, messagesWithin, Problem } from './feedback.js';
import { Icon } from './icon.js';

/** Where the focus goes in a dialog that asks for something. */
const FIRST = '[autofocus], .dialog-content :is(input, select, textarea):not([disabled])';

/**
 * A dialog of the browser: it keeps the focus, Escape closes it, and the focus goes back where it was. Escape and a click beside it ask
 * first if something was written in it.
 * @param {{title: string, onClose: () => void, side?: boolean, wide?: boolean, keep?: boolean, asks?: boolean, children: any}} props
 *   side: a drawer at the right edge; keep: it cannot be closed without an answer; asks: whether what is written in it is worth a question
 */
export function Dialog({ title, onClose, side = false, wide = false, keep = false, asks = true, children }) {
  const element = useRef(null);
  /** The field that was written in last. It goes when what it was for is done, as the question whether to lose it does. */
  const written = useRef(null);
  const asking = useRef(false);
  const id = useId();
  useEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    dialog.showModal();
    if (!side) dialog.querySelector(FIRST)?.focus();
    const end = messagesWithin(id);
    return () => {
      end();
      dialog.close();
      // What it was opened from may be gone, such as a row that was deleted.
      const back = before instanceof HTMLElement && before.isConnected && before !== document.body ? before : document.querySelector('h1');
      back?.focus({ preventScroll: back.tagName === 'H1' });
    };
  }, []);
  const leave = async () => {
    if (keep || asking.current) return;
    if (!written.current?.isConnected) {
      onClose();
      return;
    }
    asking.current = true;
    await confirmed({
      title: 'Close without sending?',
      text: html`<p>What you have written here is lost.</p>`,
      action: 'Close',
      act: async () => onClose(),
    });
    asking.current = false;
  };
  return html`<dialog
    ref=${element}
    class=${side ? 'drawer' : wide ? 'wide' : ''}
    aria-labelledby=${id}
    onCancel=${(event) => {
      // Fields of files have an event of this name too.
      if (event.target !== element.current) return;
      event.preventDefault();
      leave();
    }}
    onClose=${(event) => {
      // Browsers close a dialog at a second Escape whatever the page says.
      if (event.target !== element.current || !element.current.isConnected) return;
      if (keep || written.current?.isConnected) element.current.showModal();
      leave();
    }}
    onInput=${(event) => {
      if (asks && event.target.closest('form, .dialog-content') && event.target.type !== 'search') written.current = event.target;
    }}
    onMouseDown=${(event) => {
      if (event.target === element.current) leave();
    }}
  >
    <div class="dialog-body">
      <header>
        <h2 id=${id}>${title}</h2>
        ${!keep && html`<button type="button" class="icon-button" aria-label="Close" onClick=${onClose}><${Icon} name="close" /></button>`}
      </header>
      ${children}
    </div>
    <${Messages} dialog=${id} />
  </dialog>`;
}

let question = null;
let show = () => {};

/**
 * Asks before something is done that cannot be undone. The question names the object.
 * @param {{title: string, text: any, action: string, typed?: string, danger?: boolean, act: () => Promise<any>}} asked typed: what has to be
 *   typed to go on, the name of the object
 * @returns {Promise<boolean>} whether it was done
 */
export function confirmed(asked) {
  return new Promise((resolve) => {
    question = { danger: true, ...asked, resolve };
    show(question);
  });
}

/** Where questions appear. */
export function Questions() {
  const [asked, setAsked] = useState(question);
  const [typed, setTyped] = useState('');
  const [error, setError] = useState(null);
  show = (next) => {
    setTyped('');
    setError(null);
    setAsked(next);
  };
  if (!asked) return null;
  const close = (done) => {
    question = null;
    setAsked(null);
    asked.resolve(done);
  };
  const act = async () => {
    try {
      await asked.act();
      close(true);
    } catch (failure) {
      setError(failure);
    }
  };
  const waiting = asked.typed && typed !== asked.typed ? `Type ${asked.typed} first` : null;
  return html`<${Dialog} title=${asked.title} asks=${false} onClose=${() => close(false)}>
    <div class="dialog-content">
      <div>${asked.text}</div>
      ${asked.typed &&
      html`<label class="field"
        ><span>Type <strong>${asked.typed}</strong> to go on</span>
        <input type="text" autocomplete="off" spellcheck="false" value=${typed} onInput=${(event) => setTyped(event.target.value)} />
      </label>`}
      <${Problem} error=${error} />
    </div>
    <footer>
      <${Button} onClick=${() => close(false)}>Cancel<//>
      <${Button} kind=${asked.danger ? 'danger' : 'main'} off=${waiting} onClick=${act}>${asked.action}<//>
    </footer>
  <//>`;
}
