/**
 * The editor of one cell: CodeMirror, in its own chunk.
 *
 * It knows nothing of the notebook: texts go in and out, and the keys that belong to the notebook are called back. Its
 * content is not a tab stop: Tab goes to the next empty blank, and indents where there is none; Esc leaves to the cell,
 * and from there Tab goes on.
 */
import { defaultKeymap, history, historyKeymap, indentLess, indentMore } from '@codemirror/commands'
import { javascriptLanguage, typescriptLanguage } from '@codemirror/lang-javascript'
import {
  bracketMatching,
  codeFolding,
  foldGutter,
  foldKeymap,
  foldedRanges,
  indentOnInput,
  indentUnit,
  unfoldEffect,
} from '@codemirror/language'
import { EditorState, Prec, StateEffect, Transaction } from '@codemirror/state'
import { EditorView, keymap, type Command } from '@codemirror/view'
import { awaitMarks, recheckAwaits } from './await-marks'
import { blankMarks } from './blank-marks'
import { blankSelect, toBlank } from './blank-select'
import { chosenLines, setChosenLines } from './chosen-lines'
import { faults, setFaults } from './faults'
import { found, setFound, type FoundHere } from './found'
import { highlighting, methodNames } from './highlighting'
import { scrollStop } from './scroll-stop'
import { selectionStays } from './selection-stays'
import { editorTheme } from './theme'
import { typeNames } from './type-names'
import { typesOnFocus, type CellTypes } from './types-on-focus'

export interface EditorOptions {
  readonly parent: HTMLElement
  readonly text: string
  readonly language: 'typescript' | 'javascript' | 'markdown'
  readonly label: string
  readonly editable: boolean
  /** The text that blanks are found by, or null where there are none. */
  readonly blanksOf: string | null
  /** The texts of the notebook's other code cells: what their names are. */
  readonly others: () => readonly string[]
  readonly onChange: (text: string) => void
  readonly onRun: (then: 'advance' | 'stay') => void
  readonly onLeave: () => void
  /** Asks for a cell of its own for what stands from the cursor on. */
  readonly onSplit?: (at: number) => void
  /** Asks for words that are to be found in all cells. */
  readonly onFind?: (words: string, replacing: boolean) => void
  /** A person chooses a line, 1-based, by its number or by Alt+I; null: lines have no numbers. */
  readonly onLine: ((line: number) => void) | null
  /** What types need to know of the notebook; without it, and in texts, there are none. */
  readonly types?: CellTypes
}

export interface Editor {
  /** Replaces the text as one change that can be undone; not reported through onChange. */
  setText(text: string): void
  focus(): void
  /** Puts the cursor on a line, 1-based, and scrolls to it. */
  goTo(line: number): void
  /** Lines that an error points at. */
  setFaults(lines: readonly number[]): void
  /** Lines of what is chosen on the stage. */
  setChosen(lines: readonly number[]): void
  /** Words that are looked for. */
  setFound(found: FoundHere): void
  /** Other cells have changed. */
  recheck(): void
  destroy(): void
}

export function mountEditor(options: EditorOptions): Editor {
  const view = new EditorView({
    parent: options.parent,
    state: EditorState.create({
      doc: options.text,
      extensions: [
        // Before the notebook's keys: an open list has Enter, Tab and Escape first.
        options.types ? typesOnFocus(options.types) : [],
        Prec.highest(keymap.of(notebookKeys(options))),
        keymap.of([...defaultKeymap, ...historyKeymap]),
        history(),
        options.language === 'markdown' ? EditorView.lineWrapping : code(options.language),
        indentUnit.of('  '),
        EditorState.tabSize.of(2),
        EditorView.editable.of(options.editable),
        EditorState.readOnly.of(!options.editable),
        EditorView.contentAttributes.of({ 'aria-label': options.label, tabindex: '-1', spellcheck: 'false' }),
        EditorView.updateListener.of((update) => {
          const own = update.transactions.some((change) => change.annotation(Transaction.remote))
          if (update.docChanged && !own) options.onChange(update.state.doc.toString())
        }),
        faults,
        found,
        options.onLine === null ? [] : chosenLines(options.onLine),
        options.language === 'markdown' ? [] : awaitMarks(options.others),
        scrollStop,
        selectionStays,
        options.blanksOf === null ? [] : [blankMarks(options.blanksOf), blankSelect(options.blanksOf)],
        editorTheme,
      ],
    }),
  })
  return {
    setText(text) {
      if (view.state.doc.toString() === text) return
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: text },
        annotations: Transaction.remote.of(true),
      })
    },
    focus: () => view.focus(),
    goTo(line) {
      const at = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines))
      view.dispatch({ selection: { anchor: at.from + at.text.search(/\S|$/) }, scrollIntoView: true })
      view.focus()
    },
    setFaults: (lines) => view.dispatch({ effects: setFaults.of(lines) }),
    setChosen: (lines) => view.dispatch({ effects: setChosenLines.of(lines) }),
    setFound(here) {
      view.dispatch({ effects: setFound.of(here) })
      const span = here.spans[here.at]
      if (span === undefined || span.to > view.state.doc.length) return
      view.dispatch({
        effects: [EditorView.scrollIntoView(span.from, { y: 'center' }), ...unfoldAt(view, span.from)],
      })
    },
    recheck: () => view.dispatch({ effects: recheckAwaits.of(null) }),
    destroy: () => view.destroy(),
  }
}

function code(name: 'typescript' | 'javascript') {
  const base = name === 'typescript' ? typescriptLanguage : javascriptLanguage
  const language = base.configure({ props: [methodNames] })
  return [language, highlighting, typeNames, bracketMatching(), indentOnInput(), folding]
}

/** Arrows in the gutter, seen when the pointer or the focus is there; Ctrl+Shift+[ folds, and ] unfolds. */
const folding = [
  codeFolding({ placeholderText: '…' }),
  foldGutter({ openText: '⌄', closedText: '›' }),
  keymap.of(foldKeymap),
]

/** What unfolds a place, so that it can be seen. */
function unfoldAt({ state }: EditorView, at: number): StateEffect<unknown>[] {
  const effects: StateEffect<unknown>[] = []
  foldedRanges(state).between(at, at, (from, to) => void effects.push(unfoldEffect.of({ from, to })))
  return effects
}

function notebookKeys(options: EditorOptions) {
  const run = (then: 'advance' | 'stay'): Command => {
    return () => {
      options.onRun(then)
      return true
    }
  }
  return [
    { key: 'Shift-Enter', run: run('advance') },
    { key: 'Mod-Enter', run: run('stay') },
    { key: 'Ctrl-Enter', run: run('stay') },
    { key: 'Tab', run: toBlank(options.blanksOf, 1), shift: toBlank(options.blanksOf, -1) },
    { key: 'Tab', run: indent, shift: indentLess },
    { key: 'Mod-f', run: find(options, false) },
    { key: 'Mod-h', run: find(options, true) },
    {
      key: 'Ctrl-Shift--',
      run: ({ state }: EditorView) => {
        options.onSplit?.(state.selection.main.head)
        return options.onSplit !== undefined
      },
    },
    {
      key: 'Alt-i',
      run: ({ state }: EditorView) => {
        options.onLine?.(state.doc.lineAt(state.selection.main.head).number)
        return options.onLine !== null
      },
    },
    {
      key: 'Escape',
      run: () => {
        options.onLeave()
        return true
      },
    },
  ]
}

/** What is chosen in one line is what is looked for. */
function find(options: EditorOptions, replacing: boolean): Command {
  return ({ state }) => {
    const { from, to } = state.selection.main
    const chosen = state.sliceDoc(from, Math.min(to, from + 200))
    options.onFind?.(chosen.includes('\n') ? '' : chosen, replacing)
    return options.onFind !== undefined
  }
}

const indent: Command = (view) => {
  if (view.state.selection.ranges.some((range) => !range.empty)) return indentMore(view)
  view.dispatch(view.state.replaceSelection('  '), { scrollIntoView: true, userEvent: 'input' })
  return true
}
