/** "I need help": the screen says it to the room, large, until somebody has come. */
import { HandHelping } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../primitives/Button'
import { classes } from '../../primitives/classes'
import { tip } from '../../primitives/Tooltip'
import { askForHelp, helped, signStore } from '../../store/sign'
import styles from './HelpButton.module.css'

/** `short`: the bar has much else to show, and its words come where there is room for all. */
export function HelpButton({ short = false }: { readonly short?: boolean }) {
  const needed = useStore(signStore, ({ helpSince }) => helpSince !== null)
  const [asked, setAsked] = useState(false)
  return (
    <>
      <Button
        variant="quiet"
        icon={HandHelping}
        aria-label="I need help"
        aria-pressed={needed}
        className={classes(styles.button, short && styles.short, needed && styles.on)}
        onClick={() => {
          setAsked(true)
          if (needed) helped()
          else askForHelp(Date.now())
        }}
        {...tip(needed ? 'Take the sign down' : 'I need help: your screen says it to the room')}
      >
        <span className={styles.word}>I need help</span>
      </Button>
      <span className="visually-hidden" role="status">
        {needed ? 'Your screen tells the room: I need help.' : asked ? 'The sign is down.' : ''}
      </span>
    </>
  )
}
