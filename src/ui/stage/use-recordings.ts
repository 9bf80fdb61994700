/**
 * Recordings on the stage: which session is shown, and what became of the last file.
 *
 * The run behind an open recording goes on as it is; leaving the recording shows it again.
 */
import { download } from '../primitives/download'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ExportFormat, FileMade } from '../../notebooks/kernel/recordings'
import type { Session } from '../../notebooks/kernel/session'
import { copyLink } from './copy-link'
import { arrangementOf } from './graph/arrangement'
import { stageStoreOf } from '../store/stage'

export interface Notice {
  /** `problem`: nothing was done. */
  readonly kind: 'problem' | 'note'
  readonly words: string
  /** A link that could not be put into the clipboard. */
  readonly link?: string
  /** What can be done instead. */
  readonly offer?: 'save'
}

export interface Recordings {
  /** What the stage shows: the run's session, or that of a recording. */
  readonly shown: Session
  /** Each recording has a panel of its own: what is tried and refused in the run is none of its. */
  readonly key: string
  /** The name of the file that is shown, without its ending; '' for a run. */
  readonly name: string
  readonly notice: Notice | null
  readonly dismiss: () => void
  readonly save: () => void
  readonly copyLink: () => void
  readonly export: (format: ExportFormat) => void
  readonly open: (file: File) => void
  /** Back to the run. */
  readonly leave: () => void
}

interface Replay {
  /** The run's session. */
  readonly of: Session
  readonly session: Session
  readonly number: number
  readonly name: string
}

const load = () => import('../../notebooks/kernel/recordings')

/** Milliseconds after which a file that is being read is named. */
const SLOW = 200

export function useRecordings(session: Session): Recordings {
  const [replay, setReplay] = useState<Replay | null>(null)
  const [notice, setNotice] = useState<Notice | null>(null)
  /** Only the file that was opened last counts. */
  const opening = useRef(0)
  const stopping = useRef<AbortController | null>(null)
  // Another notebook has another session, and no recording over it.
  const current = replay?.of === session ? replay : null
  const shown = current?.session ?? session
  useEffect(() => () => replay?.session.dispose(), [replay])
  useEffect(() => () => stopping.current?.abort(), [])

  const dismiss = useCallback(() => setNotice(null), [])
  const problem = (words: string): void => setNotice({ kind: 'problem', words })

  const give = (made: Promise<FileMade>): void => {
    made.then(
      (file) => {
        download(file.name, file.blob)
        setNotice(
          file.leftOut === '' ? null : { kind: 'note', words: `${file.name} is saved. ${file.leftOut}` },
        )
      },
      () => problem('The file was not made. Reload the page to try again; the run is lost by that.'),
    )
  }

  return {
    shown,
    key: current === null ? 'run' : `recording ${current.number}`,
    name: current?.name ?? '',
    notice,
    dismiss,
    save: () => give(load().then(({ savedRun }) => savedRun(shown))),
    copyLink: () =>
      void copyLink(shown).then(setNotice, () =>
        problem('The link was not made: this browser can’t pack it. Save a recording instead.'),
      ),
    export: (format) => {
      const { rects } = arrangementOf(stageStoreOf(shown)).state.getState()
      give(load().then(({ exportedRun }) => exportedRun(shown, format, rects)))
    },
    open: (file) => {
      const mine = ++opening.current
      stopping.current?.abort()
      const { signal } = (stopping.current = new AbortController())
      const slow = setTimeout(() => setNotice({ kind: 'note', words: `Reading ${file.name}…` }), SLOW)
      signal.addEventListener('abort', () => clearTimeout(slow))
      void load()
        .then(({ openedRun }) => openedRun(file, signal))
        .catch(() => ({ ok: false, problem: 'The file can’t be read. Choose it again.' }) as const)
        .then((opened) => {
          clearTimeout(slow)
          if (mine !== opening.current) {
            if (opened.ok) opened.session.dispose()
          } else if (!opened.ok) problem(`${file.name}: ${opened.problem}`)
          else {
            const name = file.name.replace(/\.actorium-run$/, '')
            setReplay({ of: session, session: opened.session, number: mine, name })
            const leftOut = opened.session.playback?.leftOut ?? ''
            setNotice(leftOut === '' ? null : { kind: 'note', words: leftOut })
          }
        })
    },
    leave: () => {
      opening.current++
      stopping.current?.abort()
      setReplay(null)
      setNotice(null)
    },
  }
}
