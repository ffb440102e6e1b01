// SPDX-License-Identifier: Apache-2.0
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { html } from '../html.js';
import { Button } from './button.js';
import { Problem } from './feedback.js';
import { Icon } from './icon.js';

/**
 * A dialog of the browser: it keeps the focus, Escape closes it, and the focus goes back where it was.
 * @param {{title: string, onClose: () => void, side?: boolean, wide?: boolean, keep?: boolean, children: any}} props side: a drawer at the
 *   right edge; keep: it cannot be closed without an answer
 */
export function Dialog({ title, onClose, side = false, wide = false, keep = false, children }) {
  const element = useRef(null);
  const id = useId();
  useEffect(() => {
    const dialog = element.current;
    const before = document.activeElement;
    dialog.showModal();
    return () => {
      dialog.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return html`<dialog
    ref=${element}
    class=${side ? 'drawer' : wide ? 'wide' : ''}
    aria-labelledby=${id}
    onCancel=${(event) => {
      event.preventDefault();
      if (!keep) onClose();
    }}
    onClose=${() => {
      // Browsers close a dialog at a second Escape whatever the page says.
      if (keep && element.current?.isConnected) element.current.showModal();
    }}
    onMouseDown=${(event) => {
      if (event.target === element.current && !keep) onClose();
    }}
  >
    <div class="dialog-body">
      <header>
        <h2 id=${id}>${title}</h2>
        ${!keep && html`<button type="button" class="icon-button" aria-label="Close" onClick=${onClose}><${Icon} name="close" /></button>`}
      </header>
      ${children}
    </div>
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
  return html`<${Dialog} title=${asked.title} onClose=${() => close(false)}>
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
