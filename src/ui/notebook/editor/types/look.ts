/** The look of lists, bubbles and underlines, from the tokens; the same rules serve both themes. */
import { EditorView } from '@codemirror/view'

const card = {
  border: '1px solid var(--line2)',
  borderRadius: 'var(--r-control)',
  backgroundColor: 'var(--raise)',
  color: 'var(--ink)',
  boxShadow: 'var(--shadow-lift)',
}
const underline = (colour: string) => ({
  backgroundImage: 'none',
  paddingBottom: '0',
  textDecoration: `underline wavy var(${colour}) 1px`,
  textUnderlineOffset: '0.25em',
  textDecorationSkipInk: 'none',
})

export const typesLook = EditorView.theme({
  '.cm-tooltip.cm-tooltip-autocomplete': { ...card, padding: '0.25rem' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    maxHeight: '13rem',
    minWidth: '10rem',
    font: '450 var(--text-code-small) var(--mono)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
    display: 'flex',
    justifyContent: 'space-between',
    gap: '1rem',
    padding: '0.1875rem 0.5rem',
    borderRadius: 'var(--r-code)',
    lineHeight: '1.5',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--accent-soft)',
    boxShadow: 'inset 2.25px 0 0 var(--accent)',
    color: 'var(--ink)',
  },
  '.cm-completionMatchedText': { textDecoration: 'none', color: 'var(--accent)', fontWeight: '650' },
  '.cm-completionDetail': { margin: '0', color: 'var(--ink2)', fontStyle: 'normal' },
  '.cm-tooltip.cm-completionInfo': { ...card, maxWidth: '24rem', padding: '0', margin: '0 0.25rem' },
  '.cm-types-words': {
    boxSizing: 'border-box',
    maxWidth: 'min(30rem, 90vw)',
    maxHeight: '16rem',
    overflow: 'auto',
    padding: '0.375rem 0.625rem',
    font: '400 var(--text-caption) var(--sans)',
  },
  '.cm-tooltip-hover, .cm-tooltip.cm-types-words': card,
  '.cm-tooltip.cm-types-words': { margin: '0.25rem 0' },
  '.cm-types-words p': { margin: '0.375rem 0 0' },
  '.cm-types-words code': { font: '450 var(--text-code-small) var(--mono)' },
  '.cm-types-words .cm-types-signature': {
    display: 'block',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  '.cm-types-words strong': { color: 'var(--accent)', fontWeight: '650' },
  '.cm-types-words a': { color: 'var(--accent)' },
  '.cm-types-example': {
    margin: '0.375rem 0 0',
    padding: '0.375rem 0.5rem',
    borderRadius: 'var(--r-code)',
    backgroundColor: 'var(--sunk)',
    font: '450 var(--text-code-small) var(--mono)',
    whiteSpace: 'pre-wrap',
  },
  '.cm-lintRange-error': underline('--bad'),
  '.cm-lintRange-warning': underline('--warn'),
  '.cm-tooltip.cm-tooltip-lint': { ...card, maxWidth: '24rem' },
  '.cm-tooltip-hover .cm-tooltip-lint': {
    border: '0',
    borderBottom: '1px solid var(--line)',
    borderRadius: '0',
  },
  '.cm-diagnostic': {
    padding: '0.375rem 0.625rem',
    margin: '0',
    font: '400 var(--text-caption) var(--sans)',
  },
  '.cm-diagnostic-error': { borderLeft: '2px solid var(--bad)' },
  '.cm-diagnostic-warning': { borderLeft: '2px solid var(--warn)' },
})
