// SPDX-License-Identifier: Apache-2.0
import { render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { forgetCalls, get, setApiBase } from './api.js';
import { html } from './html.js';
import { setLimits } from './limits.js';
import { Button } from './parts/button.js';
import { Dialog, Questions } from './parts/dialog.js';
import { Empty, Loading, Messages, Problem } from './parts/feedback.js';
import { Icon } from './parts/icon.js';
import { Palette } from './parts/palette.js';
import { useResource } from './parts/resource.js';
import { addressOf, followLinks, usePlace } from './place.js';
import { keepAlive, may, signIn, signInAgain, signOut, startSession, useSession } from './session.js';

/** The shell of the console: who is signed in, where one is, and the page that belongs there. */

/** @type {Array<{path: string, page: string, title: string, icon?: string, needs?: string, section?: string}>} */
const PAGES = [
  { path: '/', page: 'site', title: 'Overview', icon: 'overview', needs: 'functions:read', section: 'Site' },
  { path: '/functions', page: 'functions', title: 'Functions', icon: 'function', needs: 'functions:read', section: 'Site' },
  { path: '/functions/new', page: 'new-function', title: 'New function', needs: 'functions:create' },
  { path: '/kv', page: 'kv', title: 'Key-value store', icon: 'store', needs: 'functions_kv:update', section: 'Site' },
  { path: '/events', page: 'events', title: 'Events', icon: 'inbox', needs: 'functions:read', section: 'Site' },
  { path: '/audit', page: 'audit', title: 'Audit log', icon: 'audit', needs: 'functions_audit:read', section: 'Site' },
  { path: '/usage', page: 'usage', title: 'Usage and limits', icon: 'usage', needs: 'functions:read', section: 'Site' },
  { path: '/administration', page: 'administration', title: 'Sites', icon: 'site', needs: 'functions:administer', section: 'Server' },
  { path: '/system', page: 'system', title: 'System', icon: 'system', section: 'Server' },
];

/** Pages of one function, below its address. */
const FUNCTION_PAGES = [
  { path: '', page: 'function', title: 'Overview', icon: 'overview' },
  { path: '/code', page: 'code', title: 'Code', icon: 'code' },
  { path: '/versions', page: 'versions', title: 'Versions', icon: 'versions' },
  { path: '/deployments', page: 'deployments', title: 'Deployments', icon: 'deploy' },
  { path: '/test', page: 'test', title: 'Test', icon: 'test' },
  { path: '/invocations', page: 'invocations', title: 'Invocations', icon: 'invocations' },
  { path: '/accepted', page: 'accepted', title: 'Accepted calls', icon: 'queue' },
  { path: '/logs', page: 'logs', title: 'Logs', icon: 'logs' },
  { path: '/metrics', page: 'metrics', title: 'Metrics', icon: 'metrics' },
  { path: '/environment', page: 'environment', title: 'Environment', icon: 'environment' },
  { path: '/schedules', page: 'schedules', title: 'Schedules', icon: 'schedule' },
  { path: '/scaling', page: 'scaling', title: 'Tags and scaling', icon: 'scaling' },
  { path: '/access', page: 'access', title: 'Access', icon: 'access' },
];

function App() {
  const session = useSession();
  if (session.status === 'starting') return html`<p class="starting">Signing in …</p>`;
  if (session.status === 'failed' || session.status === 'signed-out') return html`<${SignedOut} session=${session} />`;
  return html`<${Shell} session=${session} />`;
}

function SignedOut({ session }) {
  return html`<main class="sign-in">
    <img src="icon.svg" alt="" />
    <h1>${session.problem ? 'Functions' : 'You are signed out'}</h1>
    ${session.problem && html`<p class="muted" role="alert">${session.problem}</p>`}
    <${Button} kind="main" onClick=${() => (session.problem ? location.assign(addressOf('/')) : signIn())}>
      ${session.problem ? 'Try again' : 'Sign in'}
    <//>
  </main>`;
}

function Shell({ session }) {
  const { path } = usePlace();
  const [menu, setMenu] = useState(false);
  const [finding, setFinding] = useState(false);
  const functionId = /^\/functions\/([0-9a-f-]{36})(?=\/|$)/.exec(path)?.[1] ?? null;
  const { user } = session;
  const site = useResource((signal) => (user.site ? get(`/sites/${encodeURIComponent(user.site)}`, undefined, signal) : Promise.resolve(null)), [user.site]);
  const fn = useResource(
    (signal) => (functionId && may('functions:read') ? get(`/functions/${functionId}`, undefined, signal) : Promise.resolve(undefined)),
    [functionId],
  );
  const shown = fn.data?.id === functionId ? fn.data : null;

  useEffect(() => {
    setMenu(false);
    scrollTo(0, 0);
  }, [path]);
  useEffect(() => {
    const keys = (event) => {
      const writing = event.target.closest?.('input, textarea, select, [contenteditable], .monaco-editor');
      if ((event.key === 'k' && (event.metaKey || event.ctrlKey)) || (event.key === '/' && !writing)) {
        event.preventDefault();
        setFinding(true);
      }
      if (event.key === 'Escape') setMenu(false);
    };
    addEventListener('keydown', keys);
    return () => removeEventListener('keydown', keys);
  }, []);

  const links = PAGES.filter(({ section }) => section);
  const readOnly = user.site && !may('functions:update') && !may('functions:create');
  return html`<div class="shell">
    <a
      class="skip"
      href="#main"
      onClick=${(event) => {
        // Addresses in the page are relative to its base, this one too.
        event.preventDefault();
        document.getElementById('main').focus();
      }}
      >Skip to the content</a
    >
    <header class="top">
      <button type="button" class="icon-button menu-button" aria-label="Menu" aria-expanded=${menu ? 'true' : 'false'} onClick=${() => setMenu(!menu)}>
        <${Icon} name="menu" />
      </button>
      <a class="brand" href=${addressOf('/')}><img src="icon.svg" alt="" /><span>Functions</span></a>
      <div class="crumbs">
        ${user.site &&
        html`<span class="slash site" aria-hidden="true">/</span><span class="truncate site" title=${`Site ${user.site}`}>${site.data?.name ?? user.site}</span>`}
        ${shown && html`<span class="slash" aria-hidden="true">/</span><strong class="truncate">${shown.name}</strong>`}
      </div>
      <button type="button" class="find" aria-label="Find a page or a function" onClick=${() => setFinding(true)}>
        <${Icon} name="search" /><span>Find …</span><kbd>Ctrl K</kbd>
      </button>
      <${Theme} />
      <${Account} user=${user} />
    </header>
    <nav class=${menu ? 'side open' : 'side'} aria-label="Main">
      ${['Site', 'Server'].map(
        (section) => html`<div key=${section}>
          <h2>${section}</h2>
          <ul>
            ${links
              .filter((each) => each.section === section && (section === 'Site' || !each.needs || may(each.needs)))
              .map((each) => html`<${SideLink} key=${each.path} ...${each} current=${each.path === path} />`)}
          </ul>
        </div>`,
      )}
      ${functionId &&
      html`<div class="of-function">
        <div class="name truncate">${shown?.name ?? 'Function'}</div>
        <ul>
          ${FUNCTION_PAGES.map((each) => {
            const address = `/functions/${functionId}${each.path}`;
            return html`<${SideLink} key=${address} ...${each} path=${address} current=${address === path} />`;
          })}
        </ul>
      </div>`}
    </nav>
    <main id="main" tabindex="-1">
      ${readOnly && html`<div class="banner"><${Icon} name="info" size=${14} /> You may look at this site, but change nothing. What is greyed out names the role that it needs.</div>`}
      <${Content} path=${path} functionId=${functionId} fn=${fn} user=${user} site=${site.data} />
    </main>
    <${Questions} />
    <${Messages} />
    ${finding && html`<${Palette} pages=${links} functionPages=${FUNCTION_PAGES} fn=${shown} user=${user} onClose=${() => setFinding(false)} />`}
    ${session.status === 'ended' && html`<${SessionEnded} />`}
  </div>`;
}

function SideLink({ path, title, icon, current, needs }) {
  return html`<li>
    <a href=${addressOf(path)} aria-current=${current ? 'page' : undefined} title=${needs && !may(needs) ? `Needs the role ${needs}` : undefined}>
      <${Icon} name=${icon} />${title}
    </a>
  </li>`;
}

/** The page of the place; its module is loaded when it is first needed. */
function Content({ path, functionId, fn, user, site }) {
  const page = functionId
    ? FUNCTION_PAGES.find((each) => `/functions/${functionId}${each.path}` === path)
    : PAGES.find((each) => each.path === path);
  const [loaded, setLoaded] = useState(null);
  const [error, setError] = useState(null);
  useEffect(() => {
    let wanted = true;
    forgetCalls();
    setError(null);
    if (page) {
      import(`./pages/${page.page}.js`).then(
        (module) => wanted && setLoaded({ path, Shown: module.default }),
        (failure) => wanted && setError(failure),
      );
    }
    return () => {
      wanted = false;
    };
  }, [path]);

  if (!page) {
    return html`<${Empty} title="There is no such page"><a href=${addressOf('/')}>To the overview</a><//>`;
  }
  const needs = functionId ? 'functions:read' : page.needs;
  if (needs && !may(needs)) {
    return html`<${Empty} icon="access" title=${`${page.title} needs the role ${needs}`}>
      <p>You are signed in as <strong>${user.name}</strong>. An administrator of the identity provider can give the role.</p>
    <//>`;
  }
  if (!functionId && page.section === 'Site' && !user.site) {
    return html`<${Empty} icon="site" title="Your account belongs to no site">
      <p>Functions belong to sites, and the token of your account names none.</p>
      ${may('functions:administer') && html`<p><a href=${addressOf('/administration')}>Administer sites</a></p>`}
    <//>`;
  }
  if (error) return html`<${Problem} error=${error} again=${() => location.reload()} />`;
  if (functionId && fn.error && !fn.data) return html`<${Problem} error=${fn.error} again=${fn.reload} />`;
  if (!loaded || loaded.path !== path || (functionId && fn.data?.id !== functionId)) return html`<${Loading} rows=${6} />`;
  const { Shown } = loaded;
  return html`<${Shown} key=${path} fn=${fn.data} reload=${fn.reload} user=${user} site=${site} />`;
}

function Theme() {
  const [theme, setTheme] = useState(document.documentElement.dataset.theme ?? 'system');
  const dark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
  const toggle = () => {
    const next = dark ? 'light' : 'dark';
    document.documentElement.dataset.theme = next;
    localStorage.setItem('functions.theme', next);
    setTheme(next);
    dispatchEvent(new CustomEvent('themechange'));
  };
  return html`<button type="button" class="icon-button" aria-label=${dark ? 'Light colours' : 'Dark colours'} title=${dark ? 'Light colours' : 'Dark colours'} onClick=${toggle}>
    <${Icon} name=${dark ? 'sun' : 'moon'} />
  </button>`;
}

function Account({ user }) {
  const panel = useRef(null);
  useEffect(() => {
    const close = (event) => {
      if (event.type === 'keydown' ? event.key === 'Escape' : !panel.current?.contains(event.target)) panel.current?.removeAttribute('open');
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('keydown', close);
    };
  }, []);
  return html`<details class="user" ref=${panel}>
    <summary aria-label=${`Account of ${user.name}`}><${Icon} name="user" /><span class="name">${user.name}</span></summary>
    <div class="panel">
      <strong>${user.name}</strong>
      <div class="muted small">${user.site ? html`Site <code>${user.site}</code>` : 'No site'}</div>
      <div class="small muted">Roles</div>
      <div class="roles">${[...user.roles].sort().map((role) => html`<span class="badge" key=${role}>${role}</span>`)}</div>
      <${Button} small onClick=${signOut}>Sign out<//>
    </div>
  </details>`;
}

/** Drafts and what stands in forms stay where they are, because the page stays. */
function SessionEnded() {
  const [error, setError] = useState(null);
  const again = async () => {
    setError(null);
    try {
      await signInAgain();
    } catch (failure) {
      setError(failure);
    }
  };
  return html`<${Dialog} title="Your session has ended" keep onClose=${() => {}}>
    <div class="dialog-content">
      <p>Sign in again to go on. What you have written on this page stays as it is.</p>
      <${Problem} error=${error} />
    </div>
    <footer>
      <${Button} onClick=${() => signIn()}>Sign in on this page<//>
      <${Button} kind="main" onClick=${again}>Sign in in a window<//>
    </footer>
  <//>`;
}

async function start() {
  const root = document.getElementById('app');
  root.textContent = '';
  followLinks();
  render(html`<${App} />`, root);
  const answer = await fetch('config.json', { cache: 'no-store' });
  const config = await answer.json();
  setApiBase(config.apiBase);
  setLimits(config.limits);
  if (await startSession(config)) keepAlive();
}

start();
