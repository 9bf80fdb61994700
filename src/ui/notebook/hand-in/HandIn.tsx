/** Hand in: name and group, everything run and checked once more, what came of it, and two files. */
import { CircleCheck, CircleX, FileDown } from 'lucide-react'
import { useEffect, useId, useRef, useState, type FormEvent } from 'react'
import {
  hasHidden,
  passedOf,
  type HandIn as HandedIn,
  type Person,
} from '../../../notebooks/exercises/hand-in'
import { spottedWords } from '../../../notebooks/exercises/spot'
import { Button } from '../../primitives/Button'
import { Dialog } from '../../primitives/Dialog'
import { Field } from '../../primitives/Field'
import { Icon } from '../../primitives/Icon'
import { useNotebook } from '../context'
import { InlineProse } from '../ProseText'
import { saveHandIn } from './files'
import styles from './HandIn.module.css'
import { keepPerson, knownPerson, LONGEST_NAME } from './person'
import { rerun } from './rerun'

type Stage =
  | { readonly at: 'asking' }
  | { readonly at: 'running'; readonly words: string; readonly share: number }
  | { readonly at: 'done'; readonly handIn: HandedIn; readonly files: readonly string[] }

export function HandIn({ onClose }: { readonly onClose: () => void }) {
  const model = useNotebook()
  const [person, setPerson] = useState(knownPerson)
  const [stage, setStage] = useState<Stage>({ at: 'asking' })
  const stopped = useRef(false)
  const form = useId()

  const stop = (): void => {
    if (stage.at === 'running') model.stop()
    stopped.current = true
  }
  useEffect(() => () => void (stopped.current = true), [])
  const close = (): void => {
    stop()
    onClose()
  }
  const start = async (): Promise<void> => {
    stopped.current = false
    keepPerson(person)
    const said = (words: string, share: number): void => setStage({ at: 'running', words, share })
    const handIn = await rerun(model, person, { said, stopped: () => stopped.current })
    if (handIn === null) setStage({ at: 'asking' })
    else setStage({ at: 'done', handIn, files: await saveHandIn(model, handIn) })
  }

  return (
    <Dialog
      open
      title="Hand in"
      onClose={close}
      actions={
        stage.at === 'asking' ? (
          <>
            <Button onClick={close}>Not now</Button>
            <Button variant="primary" type="submit" form={form}>
              Run everything and hand in
            </Button>
          </>
        ) : stage.at === 'running' ? (
          <Button onClick={stop}>Stop</Button>
        ) : (
          <>
            <Button onClick={close}>Close</Button>
            <Button icon={FileDown} onClick={() => void saveHandIn(model, stage.handIn)}>
              Save the files again
            </Button>
          </>
        )
      }
    >
      {stage.at === 'asking' ? (
        <Asking id={form} person={person} onPerson={setPerson} onStart={() => void start()} />
      ) : stage.at === 'running' ? (
        <div className={styles.running}>
          <p role="status">{stage.words}…</p>
          <progress className={styles.bar} value={stage.share} aria-label="Share that is done" />
        </div>
      ) : (
        <Done handIn={stage.handIn} files={stage.files} />
      )}
    </Dialog>
  )
}

interface AskingProps {
  readonly id: string
  readonly person: Person
  readonly onPerson: (person: Person) => void
  readonly onStart: () => void
}

function Asking({ id, person, onPerson, onStart }: AskingProps) {
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onStart()
  }
  return (
    <form id={id} className={styles.form} onSubmit={submit}>
      <p>
        The notebook is restarted, every cell runs once more from the top, and every check is made. Then two
        files are saved: the notebook, and the same as a page. Hand in both.
      </p>
      {(['name', 'group'] as const).map((field) => (
        <Field key={field} label={field === 'name' ? 'Name' : 'Group'}>
          <input
            value={person[field]}
            required={field === 'name'}
            maxLength={LONGEST_NAME}
            autoComplete={field === 'name' ? 'name' : 'off'}
            placeholder={field === 'name' ? '' : 'none'}
            onChange={({ currentTarget }) => onPerson({ ...person, [field]: currentTarget.value })}
          />
        </Field>
      ))}
    </form>
  )
}

function Done({ handIn, files }: { readonly handIn: HandedIn; readonly files: readonly string[] }) {
  const { exercises, spots, run } = handIn
  return (
    <div className={styles.done}>
      <p className={styles.sum} role="status">
        {passedOf(exercises)} of {exercises.length} pass
        {hasHidden(exercises) ? '. Other checks are made when it is graded.' : ''}
      </p>
      <ul className={styles.exercises}>
        {exercises.map(({ check, title, passed, judged, message }) => (
          <li key={check}>
            <Icon of={passed ? CircleCheck : CircleX} size={17} className={passed ? styles.ok : styles.bad} />
            <div>
              <b>
                <InlineProse markdown={title} />
              </b>
              {passed && judged === 'now' ? null : (
                <div className={styles.why}>
                  <InlineProse markdown={message} />
                </div>
              )}
            </div>
          </li>
        ))}
        {spots.map((one) => (
          <li key={one.spot}>
            <Icon
              of={one.found ? CircleCheck : CircleX}
              size={17}
              className={one.found ? styles.ok : styles.bad}
            />
            <p>
              The mistake in <code>{one.spot}</code>: {spottedWords(one)}
            </p>
          </li>
        ))}
      </ul>
      {run.failed.length > 0 ? <p>Not run to their end: {run.failed.join(', ')}.</p> : null}
      <p>
        Saved: <code>{files[0]}</code> and <code>{files[1]}</code>.
      </p>
    </div>
  )
}
