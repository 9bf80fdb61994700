/**
 * The box where a reader brings the four files of MNIST, sees which are here, and has them forgotten.
 */
import { CircleCheck, CircleDashed, FolderOpen, Trash2, TriangleAlert } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { FILES, keptFiles, KeepingRefused, type FileName } from '../../../runtime/learn'
import { Button } from '../../primitives/Button'
import { Dialog } from '../../primitives/Dialog'
import { Icon } from '../../primitives/Icon'
import { bringFiles, keptNow, type Brought } from './bring-files'
import styles from './DataFiles.module.css'

const files = keptFiles(() => window.indexedDB)

/** The page draws and hears before it goes on. */
const rest = () => new Promise<void>((resolve) => setTimeout(resolve))

interface State {
  /** null until the browser has said. */
  readonly kept: readonly FileName[] | null
  readonly findings: Brought['findings']
  readonly refusal: string
  /** The file that is looked at now; '' when none is. */
  readonly looking: string
  /** The browser may clear what it keeps when it needs the room. */
  readonly mayForget: boolean
}

const NOTHING: State = { kept: null, findings: [], refusal: '', looking: '', mayForget: false }

export interface DataDialogProps {
  /** Files that were dropped on the page; a new list is looked at once. */
  readonly dropped: readonly File[]
  readonly onClose: () => void
}

export function DataDialog({ dropped, onClose }: DataDialogProps) {
  const { state, bring, forget } = useKept()
  const chooser = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (dropped.length > 0) void bring(dropped)
  }, [dropped, bring])
  const { kept, looking } = state
  const all = kept?.length === FILES.length
  return (
    <Dialog
      open
      title="The real MNIST"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Close</Button>
          {kept !== null && kept.length > 0 ? (
            <Button variant="danger" icon={Trash2} disabled={looking !== ''} onClick={() => void forget()}>
              Forget the files
            </Button>
          ) : null}
          <Button
            variant={all ? 'plain' : 'primary'}
            icon={FolderOpen}
            disabled={looking !== ''}
            onClick={() => chooser.current?.click()}
          >
            Choose files
          </Button>
        </>
      }
    >
      <p>
        70 000 handwritten digits in four files. They are not part of this page. If you have them, drop them
        anywhere on the page or choose them, packed (.gz) or not. They stay in this browser.
      </p>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        aria-label="Files of MNIST"
        onChange={(event) => {
          const chosen = [...(event.target.files ?? [])]
          event.target.value = ''
          if (chosen.length > 0) void bring(chosen)
        }}
      />
      {kept === null ? null : <Four kept={kept} />}
      <div role="status" className={styles.status}>
        {summary(state)}
      </div>
      {state.refusal === '' ? null : (
        <p role="alert" className={styles.refusal}>
          <Icon of={TriangleAlert} className={styles.careful} />
          <span>{state.refusal} The notebooks go on with the drawn digits.</span>
        </p>
      )}
      {state.findings.length === 0 ? null : <Findings findings={state.findings} />}
    </Dialog>
  )
}

function summary({ kept, looking, mayForget, refusal }: State): string {
  if (looking !== '') return `Looking at ${looking} …`
  if (kept === null || refusal !== '') return ''
  if (kept.length === 0) return 'None of the four is here. The notebooks use digits drawn by a program.'
  const missing = FILES.length - kept.length
  if (missing > 0)
    return `Here: ${kept.length} of 4. The digits are loaded when the other ${missing} are here too.`
  return (
    'All four are here. Run the cell that loads the digits again: loadMnist() finds them.' +
    (mayForget ? ' The browser may clear them when it needs the room.' : '')
  )
}

function Four({ kept }: { readonly kept: readonly FileName[] }) {
  return (
    <ul className={styles.four} aria-label="The four files">
      {FILES.map((name) => {
        const here = kept.includes(name)
        return (
          <li key={name}>
            <Icon of={here ? CircleCheck : CircleDashed} className={here ? styles.here : styles.missing} />
            <span className={styles.name}>{name}</span>
            <span className={styles.state}>{here ? 'here' : 'missing'}</span>
          </li>
        )
      })}
    </ul>
  )
}

function Findings({ findings }: { readonly findings: Brought['findings'] }) {
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label="What you brought">
      <table className={styles.findings}>
        <thead>
          <tr>
            <th scope="col">You brought</th>
            <th scope="col">What it is</th>
          </tr>
        </thead>
        <tbody>
          {findings.map(({ name, file, words }, at) => (
            <tr key={at}>
              <td className={styles.name}>{name}</td>
              <td>
                <Icon
                  of={file === null ? TriangleAlert : CircleCheck}
                  className={file === null ? styles.careful : styles.here}
                />
                {words}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function useKept() {
  const [state, setState] = useState(NOTHING)
  const change = useCallback((part: Partial<State>) => setState((before) => ({ ...before, ...part })), [])
  /** One after the other: a second drop waits for the first. */
  const last = useRef<Promise<void>>(Promise.resolve())
  const next = useCallback(
    (work: () => Promise<void>) => {
      last.current = last.current.then(work).catch((error: unknown) => {
        if (!(error instanceof KeepingRefused)) throw error
        change({ kept: [], refusal: error.message, looking: '' })
      })
      return last.current
    },
    [change],
  )
  useEffect(() => {
    void next(async () => change({ kept: await keptNow(files) }))
  }, [next, change])
  const bring = useCallback(
    (chosen: readonly File[]) =>
      next(async () => {
        change({ findings: [], refusal: '' })
        const brought = await bringFiles(chosen, files, rest, (looking) => change({ looking }))
        const mayForget = brought.kept.length > 0 && !(await asksToStay())
        change({ ...brought, looking: '', mayForget })
      }),
    [next, change],
  )
  const forget = useCallback(
    () =>
      next(async () => {
        await files.forget()
        change({ kept: await keptNow(files), findings: [], refusal: '' })
      }),
    [next, change],
  )
  return { state, bring, forget }
}

/** Whether the browser promises to keep what this page keeps. */
async function asksToStay(): Promise<boolean> {
  try {
    return (await navigator.storage?.persist?.()) ?? false
  } catch {
    return false
  }
}
