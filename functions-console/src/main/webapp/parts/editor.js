// SPDX-License-Identifier: Apache-2.0
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { html } from '../html.js';
import { TAB_LEAVES } from './keys.js';

/** The editor of code. It is large, so it is loaded when a page first shows it; where it cannot be loaded a plain text area stands in. */

let loading = null;

function dark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

function loadEditor() {
  loading ??= loadOnce().catch((error) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function loadOnce() {
  const folder = new URL(document.body.dataset.editor, document.baseURI).href;
  await new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = `${folder}/loader.js`;
    script.onload = resolve;
    script.onerror = () => reject(new Error('The editor cannot be loaded.'));
    document.head.append(script);
  });
  globalThis.MonacoEnvironment = { getWorkerUrl: () => `${folder}/base/worker/workerMain.js` };
  globalThis.require.config({ paths: { vs: folder } });
  const monaco = await new Promise((resolve, reject) => globalThis.require(['vs/editor/editor.main'], resolve, reject));
  const types = await (await fetch('types/functions.d.ts')).text();
  const { javascriptDefaults, typescriptDefaults, ScriptTarget, ModuleKind, ModuleResolutionKind } = monaco.languages.typescript;
  for (const defaults of [javascriptDefaults, typescriptDefaults]) {
    defaults.setCompilerOptions({
      target: ScriptTarget.ESNext,
      module: ModuleKind.ESNext,
      moduleResolution: ModuleResolutionKind.NodeJs,
      // Not the types of browsers: functions have no document.
      lib: ['esnext'],
      allowJs: true,
      checkJs: true,
      strict: false,
      noEmit: true,
      allowNonTsExtensions: true,
    });
    // Parameters of a handler have the types of its place only if the author says so; that is no mistake. Nor is a handler that is
    // async though its type allows it not to be (1064, 1065).
    defaults.setDiagnosticsOptions({ diagnosticCodesToIgnore: [1064, 1065, 7006, 7031, 7044, 80001, 80002, 80004, 80005, 80006, 80007] });
    defaults.addExtraLib(types, 'file:///types/functions.d.ts');
    defaults.setEagerModelSync(true);
  }
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const define = () => {
    monaco.editor.defineTheme('functions', {
      base: dark() ? 'vs-dark' : 'vs',
      inherit: true,
      // Those of the base are too faint on the grounds of a comparison.
      rules: dark()
        ? [
            { token: 'keyword', foreground: '7fb8e6' },
            { token: 'comment', foreground: '8fbc7a' },
          ]
        : [
            { token: 'type', foreground: '005f5f' },
            { token: 'type.identifier', foreground: '005f5f' },
            { token: 'number', foreground: '07623f' },
            { token: 'comment', foreground: '00600f' },
          ],
      colors: {
        'editor.background': colour('--surface'),
        'editorGutter.background': colour('--surface'),
        'editor.lineHighlightBackground': colour('--sunken'),
        'editorLineNumber.foreground': colour('--text-faint'),
      },
    });
    monaco.editor.setTheme('functions');
  };
  define();
  addEventListener('themechange', define);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', define);
  return monaco;
}

const OPTIONS = {
  automaticLayout: true,
  fontSize: 13,
  lineHeight: 20,
  fontFamily: "ui-monospace, 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace",
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  renderLineHighlight: 'line',
  // Its number would be dimmed.
  renderFinalNewline: 'on',
  padding: { top: 10, bottom: 10 },
  tabSize: 2,
  fixedOverflowWidgets: true,
  'semanticHighlighting.enabled': true,
  scrollbar: { alwaysConsumeMouseWheel: false },
  accessibilitySupport: 'auto',
};

/**
 * @param {{value: string, onChange?: (value: string) => void, language?: string, fileName?: string, label: string, marks?: Array<{line: number, column: number, message: string}>,
 *   readOnly?: boolean, size?: 'tall' | 'middling', onSave?: () => void, show?: {line: number, column: number} | null}} props
 *   marks: what the build has found; show: the place to go to
 */
export function CodeEditor({ value, onChange, language = 'javascript', fileName, label, marks = [], readOnly = false, size = 'tall', onSave, show }) {
  const surface = useRef(null);
  const editor = useRef(null);
  const latest = useRef(null);
  latest.current = { value, onChange, onSave, readOnly };
  const quiet = useRef(false);
  const [state, setState] = useState('loading');
  // Counts the editors that were made, so that what is set on one is set on the next too.
  const [turn, setTurn] = useState(0);

  useEffect(() => {
    let made = null;
    let model = null;
    let gone = false;
    loadEditor().then(
      (monaco) => {
        if (gone) return;
        model = monaco.editor.createModel(latest.current.value, language, monaco.Uri.parse(`file:///${crypto.randomUUID()}/${fileName ?? `text.${language}`}`));
        made = monaco.editor.create(surface.current, {
          ...OPTIONS,
          model,
          readOnly: latest.current.readOnly,
          ariaLabel: `${label}. Press ${TAB_LEAVES.replace('Ctrl', 'Control')} to let Tab move the focus.`,
        });
        made.onDidChangeModelContent(() => {
          if (!quiet.current) latest.current.onChange?.(made.getValue());
        });
        made.addCommand(monaco.KeyMod.CtrlCmd | monaco.KeyCode.KeyS, () => latest.current.onSave?.());
        editor.current = { monaco, made, model };
        setState('ready');
        setTurn((before) => before + 1);
      },
      () => !gone && setState('plain'),
    );
    return () => {
      gone = true;
      made?.dispose();
      model?.dispose();
      editor.current = null;
    };
  }, [language, fileName]);

  // Within the task of the rendering: an effect that ran later could meet a key that was pressed since, take it for a change of the
  // page and set the text before it. What the page sets is no edit, so nobody is told.
  useLayoutEffect(() => {
    const current = editor.current;
    if (!current || current.made.getValue() === value) return;
    quiet.current = true;
    try {
      current.made.setValue(value);
    } finally {
      quiet.current = false;
    }
  }, [value, turn]);

  useEffect(() => {
    editor.current?.made.updateOptions({ readOnly });
  }, [readOnly, turn]);

  useEffect(() => {
    const current = editor.current;
    if (!current) return;
    const { monaco, model } = current;
    monaco.editor.setModelMarkers(
      model,
      'build',
      marks.map(({ line, column, message }) => {
        const word = model.getWordAtPosition({ lineNumber: Math.min(line, model.getLineCount()), column });
        return {
          severity: monaco.MarkerSeverity.Error,
          message,
          source: 'build',
          startLineNumber: line,
          startColumn: word?.startColumn ?? column,
          endLineNumber: line,
          endColumn: word?.endColumn ?? column + 1,
        };
      }),
    );
  }, [marks, turn]);

  useEffect(() => {
    if (!show || !editor.current) return;
    editor.current.made.revealLineInCenter(show.line);
    editor.current.made.setPosition({ lineNumber: show.line, column: show.column });
    editor.current.made.focus();
  }, [show]);

  return html`<div class=${`editor ${size}`}>
    ${state === 'loading' && html`<div class="waiting" role="status">The editor is loading …</div>`}
    ${state === 'plain'
      ? html`<textarea
          class="mono"
          aria-label=${label}
          spellcheck="false"
          readonly=${readOnly}
          value=${value}
          onInput=${(event) => onChange?.(event.target.value)}
        ></textarea>`
      : html`<div class="surface" ref=${surface}></div>`}
  </div>`;
}

/** Two texts beside each other, with what differs. @param {{left: string, right: string, language?: string, label: string, inline?: boolean, size?: 'tall' | 'middling'}} props */
export function DiffEditor({ left, right, language = 'javascript', label, inline = false, size = 'tall' }) {
  const surface = useRef(null);
  const [state, setState] = useState('loading');
  useEffect(() => {
    let gone = false;
    let made = null;
    let models = [];
    loadEditor().then(
      (monaco) => {
        if (gone) return;
        models = [left, right].map((text) => monaco.editor.createModel(text, language));
        made = monaco.editor.createDiffEditor(surface.current, {
          ...OPTIONS,
          readOnly: true,
          originalEditable: false,
          renderSideBySide: !inline,
          hideUnchangedRegions: { enabled: true },
        });
        // The options of the comparison have labels too, which do not reach its fields.
        // They are lost again when the width decides for one column or two.
        for (const [side, when] of [
          [made.getOriginalEditor(), 'before'],
          [made.getModifiedEditor(), 'after'],
        ]) {
          const name = () => side.updateOptions({ ariaLabel: `${label}, ${when}` });
          side.onDidChangeConfiguration(() => side.getRawOptions().ariaLabel || name());
          name();
        }
        made.setModel({ original: models[0], modified: models[1] });
        setState('ready');
      },
      () => !gone && setState('plain'),
    );
    return () => {
      gone = true;
      made?.dispose();
      for (const model of models) model.dispose();
    };
  }, [left, right, language, inline]);
  return html`<div class=${`editor ${size}`}>
    ${state === 'loading' && html`<div class="waiting" role="status">The editor is loading …</div>`}
    ${state === 'plain' ? html`<pre class="value">${right}</pre>` : html`<div class="surface" ref=${surface}></div>`}
  </div>`;
}
