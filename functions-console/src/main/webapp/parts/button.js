// SPDX-License-Identifier: Apache-2.0
import { useId, useState } from 'preact/hooks';
import { html } from '../html.js';
import { may } from '../session.js';
import { say } from './feedback.js';
import { Icon } from './icon.js';

/** Why something cannot be done now: the role that is missing, or another reason. @param {string | undefined} needs @param {string | false | null} [off] */
export const whyNot = (needs, off) => (needs && !may(needs) ? `Needs the role ${needs}` : off || null);

/**
 * A button that does something. Without the role that its operation needs it stays in its place and does nothing but say which role
 * that is: to the pointer that rests on it, to screen readers, and to whoever presses it.
 *
 * @param {{needs?: string, off?: string | false | null, kind?: 'main' | 'plain' | 'quiet' | 'danger', small?: boolean, icon?: string,
 *   type?: string, label?: string, onClick?: (event: any) => any, class?: string, children?: any}} props off: why it cannot be used now
 */
export function Button({ needs, off, kind = 'plain', small = false, icon, type = 'button', label, onClick, children, ...rest }) {
  const [busy, setBusy] = useState(false);
  const id = useId();
  const reason = whyNot(needs, off);
  const click = async (event) => {
    if (reason || busy) {
      event.preventDefault();
      if (reason) say(reason, 'warn');
      return;
    }
    try {
      const running = onClick?.(event);
      if (running instanceof Promise) {
        setBusy(true);
        await running;
      }
    } catch (error) {
      say(error.message, 'bad');
    } finally {
      setBusy(false);
    }
  };
  return html`<button
    ...${rest}
    type=${type}
    class=${`button ${kind}${small ? ' small' : ''}${children ? '' : ' square'} ${rest.class ?? ''}`}
    aria-disabled=${reason || busy ? 'true' : undefined}
    aria-label=${label}
    aria-describedby=${reason ? id : undefined}
    title=${reason ?? label}
    onClick=${click}
  >
    ${busy ? html`<span class="spinner"></span>` : icon && html`<${Icon} name=${icon} size=${14} />`}
    ${children}
    ${reason && html`<span id=${id} class="sr-only">${reason}</span>`}
  </button>`;
}

/** @param {{href: string, kind?: string, icon?: string, small?: boolean, children: any}} props href relative to the base, without a slash at its start */
export function ButtonLink({ href, kind = 'plain', icon, small = false, children }) {
  return html`<a class=${`button ${kind}${small ? ' small' : ''}`} href=${href}>${icon && html`<${Icon} name=${icon} size=${14} />`}${children}</a>`;
}
