/** Turns projector mode on and off, by a click or by Shift+P, and says aloud what it did. */
import { Presentation } from 'lucide-react'
import { useCallback, useState } from 'react'
import { IconButton } from './Button'
import { useLetterKey } from './letter-key'
import { currentProjector, project, useProjector } from './projector'
import styles from './ProjectorToggle.module.css'

export function ProjectorToggle() {
  const { on } = useProjector()
  const [said, setSaid] = useState('')
  const toggle = useCallback(() => {
    const next = !currentProjector().on
    project(next)
    setSaid(next ? 'Projector mode is on.' : 'Projector mode is off.')
  }, [])
  useLetterKey('P', toggle)
  return (
    <>
      <IconButton
        icon={Presentation}
        label="Projector mode"
        term="Shift+P"
        aria-pressed={on}
        aria-keyshortcuts="Shift+P"
        className={on ? styles.on : undefined}
        onClick={toggle}
      />
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </>
  )
}
