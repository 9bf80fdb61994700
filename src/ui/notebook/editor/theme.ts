/** The editor's look, from the tokens; the same rules serve both themes. */
import { EditorView } from '@codemirror/view'

export const editorTheme = EditorView.theme({
  '&': { backgroundColor: 'transparent', color: 'var(--ink)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--mono)',
    fontSize: '0.8125rem',
    fontWeight: '450',
    lineHeight: '1.25rem',
    fontVariantLigatures: 'none',
    overflowX: 'auto',
  },
  '.cm-content': { padding: '0.75rem 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 0.875rem' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-content ::selection, &.cm-focused .cm-content ::selection': { backgroundColor: 'var(--accent-soft)' },
  '.cm-type-name, .cm-type-name > span': { color: 'var(--code-typ)' },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--accent-soft)', color: 'inherit' },
  '&.cm-focused .cm-nonmatchingBracket': { backgroundColor: 'var(--bad-soft)' },
  '.cm-fault': { backgroundColor: 'var(--bad-soft)', boxShadow: 'inset 2px 0 0 var(--bad)' },
  '.cm-blank': {
    padding: '0.0625rem 0.25rem',
    border: '1px dashed var(--accent)',
    borderRadius: 'var(--r-code)',
    backgroundColor: 'var(--accent-soft)',
  },
  '.cm-blank-filled': { border: '1px solid var(--accent-line)' },
  '.cm-panels': { backgroundColor: 'var(--sunk)', color: 'var(--ink)', border: '0' },
  '.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-search': { font: '400 0.75rem/1.25rem var(--sans)', padding: '0.375rem 0.75rem' },
  '.cm-search label': { fontSize: 'inherit' },
  '.cm-search .cm-textfield, .cm-search .cm-button': {
    border: '1px solid var(--line2)',
    borderRadius: 'var(--r-code)',
    background: 'var(--card)',
    color: 'var(--ink)',
    font: 'inherit',
  },
  '.cm-search [name=close]': { color: 'var(--ink2)' },
  '.cm-searchMatch': { backgroundColor: 'var(--mark)' },
  '.cm-searchMatch-selected': { outline: '2px solid var(--accent)' },
})
