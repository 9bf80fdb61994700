/** Said once there is work worth a copy: this browser has not promised to keep it. */
import { TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '../primitives/Button'
import { Icon } from '../primitives/Icon'
import type { NotebookModel } from '../store/notebook-model'
import { browserStaying, mayForget, saidMayForget } from '../store/works/staying'
import styles from './Notices.module.css'

/** Milliseconds of work after which it is asked: who only tries something out is not bothered. */
const WORTH_A_COPY = 60_000

export function MayForget({ model }: { readonly model: NotebookModel }) {
  const [forgets, setForgets] = useState(false)
  useEffect(() => {
    const { texts, shapes } = model.store.getState()
    let timer: ReturnType<typeof setTimeout> | undefined
    let gone = false
    const stop = model.store.subscribe((now) => {
      if (now.texts === texts && now.shapes === shapes) return
      stop()
      timer = setTimeout(() => {
        void mayForget(browserStaying()).then((may) => (gone ? undefined : setForgets(may)))
      }, WORTH_A_COPY)
    })
    return () => {
      gone = true
      stop()
      clearTimeout(timer)
    }
  }, [model])
  if (!forgets) return null
  const said = (): void => {
    saidMayForget(browserStaying())
    setForgets(false)
  }
  return (
    <div className={styles.notice}>
      <Icon of={TriangleAlert} className={styles.icon} />
      <span>This computer may forget your work. Save a copy.</span>
      <Button
        size={28}
        onClick={() =>
          void import('../notebook/save-copy').then(({ saveCopy }) => saveCopy(model)).then(said)
        }
      >
        Save a copy
      </Button>
      <Button size={28} variant="quiet" onClick={said}>
        Not now
      </Button>
    </div>
  )
}
