/** The notebook as a file and as work that is kept: save, history, a copy to take along, hand-in, back to the lesson. */
import { FileCheck, FileClock, FileCode, FileDown, FileText, RotateCcw, Save } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { Icon } from '../primitives/Icon'
import { Menu, type MenuItem } from '../primitives/Menu'
import { tip } from '../primitives/Tooltip'
import { useNotebook, useNotebookState } from './context'
import styles from './FileMenu.module.css'

const History = lazy(() => import('./History').then((chunk) => ({ default: chunk.History })))

const HandIn = lazy(() => import('./hand-in/HandIn').then((chunk) => ({ default: chunk.HandIn })))

type Id = 'save' | 'history' | 'copy' | 'page' | 'hand-in' | 'undo-all'

export function FileMenu() {
  const model = useNotebook()
  const keeping = useNotebookState((state) => state.keeping.state)
  const [looking, setLooking] = useState(false)
  const [handing, setHanding] = useState(false)
  const [said, setSaid] = useState('')
  const save = (): void => {
    setSaid('')
    void model
      .save()
      .then((saved) => setSaid(saved ? 'Saved.' : 'This browser does not keep it. Save a copy.'))
  }
  const copy = (as: 'copy' | 'page'): void => {
    void import('./save-copy').then(async ({ saveCopy, savePage }) =>
      setSaid(`${as === 'copy' ? saveCopy(model) : await savePage(model)} is saved.`),
    )
  }
  const hasChecks = model.original.cells.some(({ kind }) => kind === 'check')
  useEffect(() => {
    const heard = (event: KeyboardEvent): void => {
      if (event.key !== 's' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return
      event.preventDefault()
      save()
    }
    window.addEventListener('keydown', heard)
    return () => window.removeEventListener('keydown', heard)
  })
  const items: readonly MenuItem<Id>[] = [
    { id: 'save', label: 'Save', aside: 'Ctrl+S', icon: Save, detail: DETAILS[keeping] },
    { id: 'history', label: 'History…', icon: FileClock, detail: 'Former versions, to go back to.' },
    { id: 'copy', label: 'Save a copy', icon: FileDown, detail: 'A file that Jupyter opens too (.ipynb).' },
    { id: 'page', label: 'Save as a page', icon: FileCode, detail: 'To read and to print (.html).' },
    ...(hasChecks
      ? [
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
          if (id === 'save') save()
          else if (id === 'copy' || id === 'page') copy(id)
          else if (id === 'hand-in') setHanding(true)
          else if (id === 'history') setLooking(true)
          else void model.startOver().then(() => setSaid('This is the lesson as it was written.'))
        }}
      >
        <Icon of={FileText} size={16} />
      </Menu>
      <span className="visually-hidden" role="status">
        {said}
      </span>
      {handing ? (
        <Suspense>
          <HandIn onClose={() => setHanding(false)} />
        </Suspense>
      ) : null}
      {looking ? (
        <Suspense>
          <History onClose={() => setLooking(false)} />
        </Suspense>
      ) : null}
    </span>
  )
}

const DETAILS = {
  kept: 'Every change is kept in this browser. This keeps a version.',
  'not kept': 'This browser does not keep it now.',
  elsewhere: 'Choose first whose work stays.',
}
