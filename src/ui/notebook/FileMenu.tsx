/** The notebook as a file and as work that is kept: save, history, a copy to take along, hand-in, back to the lesson. */
import {
  FastForward,
  FileCheck,
  FileClock,
  FileCode,
  FileDiff,
  FileDown,
  FileText,
  Link,
  RotateCcw,
  Save,
} from 'lucide-react'
import { lazy, Suspense, useEffect } from 'react'
import { useStore } from 'zustand'
import { Icon } from '../primitives/Icon'
import { Menu, type MenuItem } from '../primitives/Menu'
import { tip } from '../primitives/Tooltip'
import { useNotebook, useNotebookState } from './context'
import styles from './FileMenu.module.css'
import {
  closeDialog,
  fileStore,
  hasChecks,
  openDialog,
  saveAs,
  saveNow,
  startOver,
  type FileDialog,
} from './file-work'

const History = lazy(() => import('./History').then((chunk) => ({ default: chunk.History })))

const Difference = lazy(() =>
  import('./difference/Difference').then((chunk) => ({ default: chunk.Difference })),
)

const NotebookLink = lazy(() =>
  import('./link/NotebookLink').then((chunk) => ({ default: chunk.NotebookLink })),
)

const CatchUp = lazy(() => import('./catch-up/CatchUp').then((chunk) => ({ default: chunk.CatchUp })))

const HandIn = lazy(() => import('./hand-in/HandIn').then((chunk) => ({ default: chunk.HandIn })))

type Id = Exclude<FileDialog, null> | 'save' | 'copy' | 'page' | 'undo-all'

export function FileMenu() {
  const model = useNotebook()
  const keeping = useNotebookState((state) => state.keeping.state)
  const { dialog, said } = useStore(fileStore)
  useEffect(() => () => fileStore.setState({ dialog: null, said: '' }), [model])
  useEffect(() => {
    const heard = (event: KeyboardEvent): void => {
      if (event.key !== 's' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
      event.preventDefault()
      void saveNow(model)
    }
    window.addEventListener('keydown', heard)
    return () => window.removeEventListener('keydown', heard)
  })
  const items: readonly MenuItem<Id>[] = [
    { id: 'save', label: 'Save', aside: 'Ctrl+S', icon: Save, detail: DETAILS[keeping] },
    { id: 'history', label: 'History…', icon: FileClock, detail: 'Former versions, to go back to.' },
    {
      id: 'difference',
      label: 'What I changed…',
      icon: FileDiff,
      detail: 'Your copy beside the original, line by line.',
    },
    { id: 'copy', label: 'Save a copy', icon: FileDown, detail: 'A file that Jupyter opens too (.ipynb).' },
    { id: 'page', label: 'Save as a page', icon: FileCode, detail: 'To read and to print (.html).' },
    { id: 'link', label: 'Copy a link…', icon: Link, detail: 'The cells are in the link itself.' },
    ...(hasChecks(model)
      ? [
          {
            id: 'catch-up',
            label: 'Catch me up…',
            icon: FastForward,
            detail: 'Reference answers for what you have missed.',
          } as const,
          {
            id: 'hand-in',
            label: 'Hand in…',
            icon: FileCheck,
            detail: 'Runs and checks all once more, and makes the files.',
          } as const,
        ]
      : []),
    {
      id: 'undo-all',
      label: 'Start over',
      icon: RotateCcw,
      detail: 'Back to the lesson. What you have now stays in the history.',
    },
  ]
  return (
    <span {...tip('Save, history, copy', 'file')}>
      <Menu<Id>
        label="Notebook: save, history, copy"
        className={styles.button}
        items={items}
        align="end"
        onChoose={(id) => {
          if (id === 'save') void saveNow(model)
          else if (id === 'copy' || id === 'page') void saveAs(model, id)
          else if (id === 'undo-all') void startOver(model)
          else openDialog(id)
        }}
      >
        <Icon of={FileText} size={16} />
      </Menu>
      <span className="visually-hidden" role="status">
        {said}
      </span>
      {dialog === null ? null : (
        <Suspense>
          {dialog === 'hand-in' ? (
            <HandIn onClose={closeDialog} />
          ) : dialog === 'history' ? (
            <History onClose={closeDialog} />
          ) : dialog === 'catch-up' ? (
            <CatchUp onClose={closeDialog} />
          ) : dialog === 'link' ? (
            <NotebookLink onClose={closeDialog} />
          ) : (
            <Difference onClose={closeDialog} />
          )}
        </Suspense>
      )}
    </span>
  )
}

const DETAILS = {
  kept: 'Every change is kept in this browser. This keeps a version.',
  'not kept': 'This browser does not keep it now.',
  elsewhere: 'Choose first whose work stays.',
}
