/** Says above the cells what became of a link to one of them. */
import { Link, X } from 'lucide-react'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { IconButton } from '../../primitives/Button'
import { Icon } from '../../primitives/Icon'
import { LinkField } from '../../primitives/LinkField'
import { forgetLinkNote, linkNote } from './note'
import styles from './LinkNote.module.css'

export function LinkNote() {
  const { words, link } = useStore(linkNote)
  useEffect(() => forgetLinkNote, [])
  return (
    <>
      <div role="status">
        {words === '' ? null : (
          <div className={styles.note}>
            <Icon of={Link} className={styles.icon} />
            <p className={styles.words}>{words}</p>
            <IconButton icon={X} label="Close" size={28} onClick={forgetLinkNote} />
          </div>
        )}
      </div>
      {link === '' ? null : (
        <div className={styles.link}>
          <LinkField label="Link to this cell" link={link} />
        </div>
      )}
    </>
  )
}
