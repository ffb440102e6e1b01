// SPDX-License-Identifier: Apache-2.0
import { useId } from 'preact/hooks';
import { html } from '../html.js';

/**
 * A control with its label, a hint and what is wrong with it.
 * @param {{label: string, hint?: any, error?: string | null, children: (attributes: Record<string, any>) => any, class?: string}} props
 */
export function Field({ label, hint, error, children, ...rest }) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return html`<div class=${`field ${rest.class ?? ''}`}>
    <label for=${id}>${label}</label>
    ${children({ id, 'aria-describedby': described, 'aria-invalid': error ? 'true' : undefined })}
    ${hint && html`<div class="hint" id=${`${id}-hint`}>${hint}</div>`}
    ${error && html`<div class="field-error" id=${`${id}-error`}>${error}</div>`}
  </div>`;
}

/** @param {{label: string, value: string, onChange: (value: string) => void, hint?: any, error?: any, multiline?: boolean}} props */
export function TextField({ label, value, onChange, hint, error, multiline = false, class: name, ...rest }) {
  return html`<${Field} label=${label} hint=${hint} error=${error} class=${name}>
    ${(attributes) =>
      multiline
        ? html`<textarea ...${attributes} ...${rest} value=${value} onInput=${(event) => onChange(event.target.value)}></textarea>`
        : html`<input type="text" ...${attributes} ...${rest} value=${value} onInput=${(event) => onChange(event.target.value)} />`}
  <//>`;
}

/** @param {{label: string, value: string, options: Array<[string, string]>, onChange: (value: string) => void, hint?: any, bare?: boolean}} props */
export function Choice({ label, value, options, onChange, hint, bare = false, ...rest }) {
  const select = (attributes) => html`<select ...${attributes} ...${rest} value=${value} onChange=${(event) => onChange(event.target.value)}>
    ${options.map(([key, text]) => html`<option key=${key} value=${key} selected=${key === value}>${text}</option>`)}
  </select>`;
  return bare ? select({ 'aria-label': label }) : html`<${Field} label=${label} hint=${hint}>${select}<//>`;
}

/** Several of a few, as buttons that stay pressed. @param {{label: string, options: Array<[string, string]>, chosen: string[], onChange: (chosen: string[]) => void}} props */
export function Chips({ label, options, chosen, onChange }) {
  return html`<div class="chips" role="group" aria-label=${label}>
    ${options.map(([key, text]) => {
      const on = chosen.includes(key);
      return html`<button
        type="button"
        key=${key}
        class="chip"
        aria-pressed=${on ? 'true' : 'false'}
        onClick=${() => onChange(on ? chosen.filter((each) => each !== key) : [...chosen, key])}
      >
        ${text}
      </button>`;
    })}
  </div>`;
}

/** One of a few. @param {{label: string, options: Array<[string, string]>, value: string, onChange: (value: string) => void}} props */
export function Segments({ label, options, value, onChange }) {
  return html`<div class="segments" role="group" aria-label=${label}>
    ${options.map(
      ([key, text]) =>
        html`<button type="button" key=${key} aria-pressed=${key === value ? 'true' : 'false'} onClick=${() => onChange(key)}>${text}</button>`,
    )}
  </div>`;
}
