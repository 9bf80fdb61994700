/**
 * What a link has brought, over its copy of the lesson: nothing runs until its button is pressed.
 *
 * It says what the run is, makes it again, and leads back to the reader's own work.
 */
import { Link, Play, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { buttonClass, Button } from '../../primitives/Button'
import { Icon } from '../../primitives/Icon'
import type { Session } from '../../../notebooks/kernel/session'
import { scriptWords } from '../../stage/script-words'
import { lessonHref } from '../catalogue'
import type { LinkCopy } from './link-copy'
import styles from './LinkStrip.module.css'

export interface LinkStripProps {
  readonly copy: LinkCopy
  readonly session: Session
}

type Stand = { readonly at: 'waits' | 'runs' | 'there' } | { readonly at: 'failed'; readonly words: string }

const load = () => import('../../../notebooks/kernel/links')

export function LinkStrip({ copy, session }: LinkStripProps) {
  const [stand, setStand] = useState<Stand>({ at: 'waits' })
  const run = async (): Promise<void> => {
    setStand({ at: 'runs' })
    const { rerun } = await load()
    // A schedule names the steps of a notebook in which nothing has run.
    if (session.frame().begun > 0) await session.restart()
    const refused = await rerun(session, copy.script, copy.cells)
    setStand(refused === null ? { at: 'there' } : { at: 'failed', words: refused.refused })
  }
  return (
    <section className={styles.strip} aria-label="What the link brings">
      <Icon of={Link} size={16} className={styles.icon} />
      <p className={styles.words} role="status">
        {wordsOf(stand, copy)}
      </p>
      {stand.at === 'waits' || stand.at === 'failed' ? (
        <Button
          variant="primary"
          size={28}
          icon={stand.at === 'waits' ? Play : RotateCcw}
          onClick={() => void run()}
        >
          {stand.at === 'waits' ? 'Run it' : 'Run it again'}
        </Button>
      ) : null}
      <a className={buttonClass('plain', 28)} href={lessonHref(copy.notebook.id)}>
        Go to my own lesson
      </a>
    </section>
  )
}

function wordsOf(stand: Stand, { script }: LinkCopy): string {
  switch (stand.at) {
    case 'waits':
      return `This link brings a run: ${scriptWords(script)}. Nothing has run yet. Your own work in this lesson stays as it is.`
    case 'runs':
      return 'The run is made again.'
    case 'there':
      return 'This is the run that the link brought. What you change here is not kept, and your own lesson is as you left it.'
    case 'failed':
      return `The run could not be made again as it was. ${stand.words}`
  }
}
