import * as monaco from 'monaco-editor/editor';
import 'monaco-editor/features/register.all';
import 'monaco-editor/languages/definitions/typescript/register';
import * as ts from 'monaco-editor/languages/features/typescript/register';
import EditorWorker from 'monaco-editor/editor/editor.worker?worker';
import TsWorker from 'monaco-editor/languages/features/typescript/ts.worker?worker';
import { sdkTypes } from './sdk-types.ts';

self.MonacoEnvironment = { getWorker: (_: string, label: string) => (label === 'typescript' || label === 'javascript' ? new TsWorker() : new EditorWorker()) };

const defaults = ts.typescriptDefaults;
defaults.setCompilerOptions({
  target: ts.ScriptTarget.ES2020,
  lib: ['es2023'],
  types: [],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.NodeJs,
  strict: true,
  noEmit: true,
  allowNonTsExtensions: true,
});
defaults.setEagerModelSync(true);
for (const [path, text] of Object.entries(sdkTypes)) defaults.addExtraLib(text, `file:///node_modules/@paddock/sdk/${path}`);

monaco.editor.defineTheme('paddock-light', {
  base: 'vs',
  inherit: true,
  rules: [],
  colors: {
    'editor.background': '#ffffff',
    'editorLineNumber.foreground': '#a3aab5',
    'editor.lineHighlightBorder': '#f1f3f6',
    'editorGutter.background': '#ffffff',
  },
});
monaco.editor.defineTheme('paddock-dark', {
  base: 'vs-dark',
  inherit: true,
  rules: [],
  colors: {
    'editor.background': '#13161c',
    'editorLineNumber.foreground': '#4f5866',
    'editor.lineHighlightBorder': '#1b2028',
    'editorGutter.background': '#13161c',
  },
});

export { monaco };
