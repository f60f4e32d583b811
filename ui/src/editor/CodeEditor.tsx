import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { ProblemItem } from '../api/types.ts';
import type { SourceFiles } from './CodeArea.tsx';
import { monaco } from './monaco.ts';

export interface CodeEditorProps {
  readonly files: SourceFiles;
  readonly active: string;
  readonly label: string;
  readonly isReadOnly: boolean;
  readonly problems: readonly ProblemItem[];
  readonly onChange: (path: string, text: string) => void;
  /** Ctrl or Cmd with Enter. */
  readonly onSubmit: () => void;
}

type Editor = monaco.editor.IStandaloneCodeEditor;
let editors = 0;

function markerOf(problem: ProblemItem, model: monaco.editor.ITextModel): monaco.editor.IMarkerData {
  const line = Math.min(Math.max(1, problem.line ?? 1), model.getLineCount());
  const column = Math.min(Math.max(1, problem.column ?? 1), model.getLineMaxColumn(line));
  const word = model.getWordAtPosition({ lineNumber: line, column });
  return {
    severity: monaco.MarkerSeverity.Error,
    message: problem.message,
    source: 'Paddock',
    startLineNumber: line,
    startColumn: column,
    endLineNumber: line,
    endColumn: word?.endColumn ?? column + 1,
    ...(problem.code !== undefined && { code: problem.code }),
  };
}

/** Monaco with one model per file. Loaded lazily through `CodeArea`. */
export default function CodeEditor({ files, active, label, isReadOnly, problems, onChange, onSubmit }: CodeEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | null>(null);
  const models = useRef(new Map<string, monaco.editor.ITextModel>());
  const latest = useRef({ onChange, onSubmit });
  latest.current = { onChange, onSubmit };
  const [root] = useState(nextRoot);
  const scheme = useComputedColorScheme('light');

  useEffect(() => {
    if (host.current === null) return undefined;
    const made = monaco.editor.create(host.current, {
      model: null,
      automaticLayout: true,
      minimap: { enabled: false },
      fontSize: 12.5,
      lineHeight: 19,
      scrollBeyondLastLine: false,
      padding: { top: 10, bottom: 10 },
      tabSize: 2,
      renderLineHighlight: 'line',
      overviewRulerLanes: 0,
      fixedOverflowWidgets: true,
      smoothScrolling: true,
      scrollbar: { alwaysConsumeMouseWheel: false, verticalScrollbarSize: 10, horizontalScrollbarSize: 10 },
    });
    made.addAction({
      id: 'paddock.submit',
      label: 'Submit',
      keybindings: [monaco.KeyMod.CtrlCmd | monaco.KeyCode.Enter],
      run: () => latest.current.onSubmit(),
    });
    editor.current = made;
    const owned = models.current;
    return () => {
      made.dispose();
      editor.current = null;
      for (const model of owned.values()) model.dispose();
      owned.clear();
    };
  }, []);

  useEffect(() => {
    const known = models.current;
    for (const [path, model] of known) {
      if (path in files) continue;
      model.dispose();
      known.delete(path);
    }
    for (const [path, text] of Object.entries(files)) {
      const model = known.get(path);
      if (model === undefined)
        known.set(
          path,
          createModel(`${root}/${path}`, text, (value) => latest.current.onChange(path, value)),
        );
      else if (model.getValue() !== text) model.setValue(text);
    }
    const shown = known.get(active) ?? null;
    if (editor.current?.getModel() !== shown) editor.current?.setModel(shown);
  }, [files, active, root]);

  useEffect(() => {
    for (const [path, model] of models.current) {
      const own = problems.filter((problem) => problem.line !== undefined && (problem.file === path || (problem.file === undefined && path === active)));
      monaco.editor.setModelMarkers(
        model,
        'paddock',
        own.map((problem) => markerOf(problem, model)),
      );
    }
  }, [problems, files, active]);

  useEffect(() => monaco.editor.setTheme(scheme === 'dark' ? 'paddock-dark' : 'paddock-light'), [scheme]);
  useEffect(() => editor.current?.updateOptions({ readOnly: isReadOnly, ariaLabel: label, domReadOnly: isReadOnly }), [isReadOnly, label]);

  return <div ref={host} style={{ position: 'absolute', inset: 0 }} />;
}

/** Every editor has a folder of its own, so that its files find each other and nobody else's. */
function nextRoot(): string {
  editors += 1;
  return `file:///source-${editors}`;
}

function createModel(path: string, text: string, onText: (value: string) => void): monaco.editor.ITextModel {
  const language = path.endsWith('.ts') ? 'typescript' : path.endsWith('.json') ? 'json' : 'plaintext';
  const model = monaco.editor.createModel(text, language, monaco.Uri.parse(path));
  model.onDidChangeContent(() => onText(model.getValue()));
  return model;
}
