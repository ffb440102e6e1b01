// SPDX-License-Identifier: Apache-2.0
import { render } from 'preact';
import { useEffect, useErrorBoundary, useRef, useState } from 'preact/hooks';
import { forgetCalls, get, publicAddress, setApiBase } from './api.js';
import { forgetDrafts } from './drafts.js';
import { html } from './html.js';
import { setLimits } from './limits.js';
import { TIMES, useTimes } from './parts/amounts.js';
import { Button } from './parts/button.js';
import { Dialog, Questions } from './parts/dialog.js';
import { Empty, Loading, Messages, Problem } from './parts/feedback.js';
import { Segments } from './parts/form.js';
import { Icon } from './parts/icon.js';
import { COMMAND } from './parts/keys.js';
import { Page } from './parts/page.js';
import { Palette } from './parts/palette.js';
import { useResource } from './parts/resource.js';
import { addressOf, followLinks, usePlace } from './place.js';
import { keepAlive, may, signIn, signInAgain, signOut, startFailed, startSession, useSession, whenUserLeaves } from './session.js';

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
  if (session.status === 'window') return html`<${SignedInAgain} problem=${session.problem} />`;
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

/** The window that was opened to sign in again, if the browser does not close it. */
function SignedInAgain({ problem }) {
  return html`<main class="sign-in">
    <img src="icon.svg" alt="" />
    <h1>${problem ? 'You are not signed in' : 'You are signed in again'}</h1>
    <p class="muted" role="status">${problem} This window can be closed; the page that opened it goes on.</p>
  </main>`;
}

function Shell({ session }) {
  const { path } = usePlace();
  const [menu, setMenu] = useState(false);
  const [finding, setFinding] = useState(false);
  // All that shows a moment stands below and renders with it.
  const [times, setTimes] = useTimes();
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
      if (event.key !== 'k' || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      // A dialog asks for an answer before anything else.
      if (!document.querySelector('dialog[open]')) setFinding(true);
    };
    addEventListener('keydown', keys);
    return () => removeEventListener('keydown', keys);
  }, []);
  // On narrow screens the menu lies over the content, which cannot be reached meanwhile.
  useEffect(() => {
    if (!menu) return undefined;
    document.querySelector('#menu a')?.focus();
    const keys = (event) => {
      if (event.key !== 'Escape') return;
      setMenu(false);
      document.querySelector('.menu-button').focus();
    };
    const wide = matchMedia('(min-width: 861px)');
    const close = () => setMenu(false);
    addEventListener('keydown', keys);
    wide.addEventListener('change', close);
    return () => {
      removeEventListener('keydown', keys);
      wide.removeEventListener('change', close);
    };
  }, [menu]);

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
      <button type="button" class="icon-button menu-button" aria-label="Menu" aria-controls="menu" aria-expanded=${menu ? 'true' : 'false'} onClick=${() => setMenu(!menu)}>
        <${Icon} name="menu" />
      </button>
      <a class="brand" href=${addressOf('/')} aria-label="Functions"><img src="icon.svg" alt="" /><span>Functions</span></a>
      <div class="crumbs">
        ${user.site &&
        html`<span class="slash site" aria-hidden="true">/</span><span class="truncate site" title=${`Site ${user.site}`}>${site.data?.name ?? user.site}</span>`}
        ${shown && html`<span class="slash" aria-hidden="true">/</span><strong class="truncate">${shown.name}</strong>`}
      </div>
      <button type="button" class="find" aria-label="Find a page or a function" onClick=${() => setFinding(true)}>
        <${Icon} name="search" /><span>Find …</span><kbd>${COMMAND} K</kbd>
      </button>
      <${Theme} />
      <${Account} user=${user} path=${path} times=${times} onTimes=${setTimes} />
    </header>
    <nav id="menu" class=${menu ? 'side open' : 'side'} aria-label="Main">
      ${['Site', 'Server'].map(
        (section) => html`<div key=${section}>
          <div class="section" id=${`links-${section}`}>${section}</div>
          <ul aria-labelledby=${`links-${section}`}>
            ${links
              .filter((each) => each.section === section)
              .map((each) => html`<${SideLink} key=${each.path} ...${each} current=${each.path === path} />`)}
            ${section === 'Server' &&
            html`<li>
              <a href=${publicAddress('/docs/')} target="_blank" rel="noopener"><${Icon} name="book" />REST interface<span class="sr-only"> (in a new tab)</span></a>
            </li>`}
          </ul>
        </div>`,
      )}
      ${functionId &&
      html`<div class="of-function">
        <div class="name truncate" id="links-function">${shown?.name ?? 'Function'}</div>
        <ul aria-labelledby="links-function">
          ${FUNCTION_PAGES.map((each) => {
            const address = `/functions/${functionId}${each.path}`;
            return html`<${SideLink} key=${address} ...${each} path=${address} current=${address === path} />`;
          })}
        </ul>
      </div>`}
    </nav>
    <main id="main" tabindex="-1" inert=${menu}>
      ${readOnly && html`<div class="banner"><${Icon} name="info" size=${14} /> You may look at this site, but change nothing. What is greyed out names the role that it needs.</div>`}
      <${Content} path=${path} functionId=${functionId} fn=${fn} user=${user} site=${site.data} />
    </main>
    <${Questions} />
    <${Messages} />
    ${finding && html`<${Palette} pages=${links} functionPages=${FUNCTION_PAGES} fn=${shown} user=${user} onClose=${() => setFinding(false)} />`}
    ${session.status === 'ended' && html`<${SessionEnded} />`}
  </div>`;
}

/** A link to a page that the user may not see stays; the page says which role it needs. */
function SideLink({ path, title, icon, current, needs }) {
  const reason = needs && !may(needs) ? `Needs the role ${needs}` : undefined;
  return html`<li>
    <a href=${addressOf(path)} class=${reason ? 'off' : undefined} aria-current=${current ? 'page' : undefined} title=${reason}>
      <${Icon} name=${icon} />${title}
      ${reason && html`<span class="sr-only">, ${reason.toLowerCase()}</span>`}
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
  // A page that fails takes nothing else with it.
  const [broken, mend] = useErrorBoundary((failure) => console.error(failure));
  useEffect(() => {
    let wanted = true;
    // The function is read once for all of its pages.
    forgetCalls((call) => functionId !== null && call.method === 'GET' && call.path === `/functions/${functionId}`);
    setError(null);
    if (broken) mend();
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
    return html`<${Page} key=${path} title="There is no such page"><${Empty} title="Nothing is at this address"><a href=${addressOf('/')}>To the overview</a><//><//>`;
  }
  const needs = functionId ? 'functions:read' : page.needs;
  if (needs && !may(needs)) {
    return html`<${Page} key=${path} title=${page.title}>
      <${Empty} icon="access" title=${`${page.title} needs the role ${needs}`}>
        <p>You are signed in as <strong>${user.name}</strong>. An administrator of the identity provider can give the role.</p>
      <//>
    <//>`;
  }
  if (!functionId && page.section !== 'Server' && !user.site) {
    return html`<${Page} key=${path} title=${page.title}>
      <${Empty} icon="site" title="Your account belongs to no site">
        <p>Functions belong to sites, and the token of your account names none.</p>
        ${may('functions:administer') && html`<p><a href=${addressOf('/administration')}>Administer sites</a></p>`}
      <//>
    <//>`;
  }
  if (broken) {
    return html`<${Page} key=${path} title=${page.title}>
      <${Problem} error=${new Error(`This page cannot be shown: ${broken.message ?? broken}`)} again=${mend} />
    <//>`;
  }
  if (error) return html`<${Page} key=${path} title=${page.title}><${Problem} error=${error} again=${() => location.reload()} /><//>`;
  // What was read before may be another function.
  if (functionId && fn.error && fn.data?.id !== functionId) {
    return html`<${Page} key=${path} title=${page.title}><${Problem} error=${fn.error} again=${fn.reload} /><//>`;
  }
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
    try {
      localStorage.setItem('functions.theme', next);
    } catch {
      // No storage is allowed: it lasts as long as the page.
    }
    setTheme(next);
    dispatchEvent(new CustomEvent('themechange'));
  };
  return html`<button type="button" class="icon-button" aria-label=${dark ? 'Light colours' : 'Dark colours'} title=${dark ? 'Light colours' : 'Dark colours'} onClick=${toggle}>
    <${Icon} name=${dark ? 'sun' : 'moon'} />
  </button>`;
}

function Account({ user, path, times, onTimes }) {
  const panel = useRef(null);
  useEffect(() => {
    panel.current.open = false;
  }, [path]);
  useEffect(() => {
    const close = (event) => {
      if (!panel.current?.open) return;
      const within = panel.current.contains(event.target);
      if (event.type === 'keydown' ? event.key !== 'Escape' : within) return;
      panel.current.open = false;
      if (event.type === 'keydown' && within) panel.current.querySelector('summary').focus();
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
      <div class="small muted">Times</div>
      <div class="times"><${Segments} label="Times" value=${times} onChange=${onTimes} options=${TIMES} /></div>
      <${Button} small onClick=${signOut}>Sign out<//>
    </div>
  </details>`;
}

/** Drafts and what stands in forms stay where they are as long as the page stays. */
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
      <p>Sign in in a window, and nothing on this page is lost. Signing in on this page keeps drafts of code and of requests only.</p>
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
  whenUserLeaves(forgetDrafts);
  render(html`<${App} />`, root);
  let config;
  try {
    const answer = await fetch('config.json', { cache: 'no-store' });
    if (!answer.ok) throw new Error(`It answered ${answer.status}.`);
    config = await answer.json();
  } catch (error) {
    startFailed(`The server does not tell its settings. ${error.message}`);
    return;
  }
  setApiBase(config.apiBase);
  setLimits(config.limits);
  if (await startSession(config)) keepAlive();
}

start();
