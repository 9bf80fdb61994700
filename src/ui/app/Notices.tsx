/** What the page must say about itself, in a strip under the header: nothing when all is well. */
import { TriangleAlert } from 'lucide-react'
import { useStore } from 'zustand'
import { Button } from '../primitives/Button'
import { saveAs } from '../notebook/file-work'
import { Icon } from '../primitives/Icon'
import type { NotebookModel, NotebookState } from '../store/notebook-model'
import { MayForget } from './MayForget'
import styles from './Notices.module.css'

interface NoticesProps {
  readonly model: NotebookModel
  /** Nothing of this copy is meant to stay: nobody need be told that it doesn't. */
  readonly passing: boolean
}

export function Notices({ model, passing }: NoticesProps) {
  const kernel = useStore(model.store, (state) => state.status.kernel)
  const notice = useStore(model.store, (state) => state.status.notice)
  const keeping = useStore(model.store, (state) => state.keeping)
  const words = [kernelWords(kernel, notice), notice].filter(Boolean)
  return (
    <div role="status" aria-live="polite">
      {words.map((word) => (
        <p key={word} className={styles.notice}>
          <Icon of={TriangleAlert} className={styles.icon} />
          {word}
        </p>
      ))}
      {keeping.state === 'elsewhere' ? <Elsewhere model={model} /> : null}
      {keeping.state === 'not kept' ? (
        <div className={styles.notice}>
          <Icon of={TriangleAlert} className={styles.icon} />
          <span>{NOT_KEPT[keeping.why]}</span>
          <Button size={28} onClick={() => void saveAs(model, 'copy')}>
            Save a copy
          </Button>
        </div>
      ) : null}
      {keeping.state === 'kept' && !passing ? <MayForget model={model} /> : null}
    </div>
  )
}

/** Neither of two works overwrites the other: a person says which one stays, and the other is in the history. */
function Elsewhere({ model }: { readonly model: NotebookModel }) {
  return (
    <div className={styles.notice}>
      <Icon of={TriangleAlert} className={styles.icon} />
      <span>
        This notebook was changed in another tab. What you change here is not kept until you choose.
      </span>
      <Button size={28} onClick={() => void model.settle('theirs')}>
        Take the other
      </Button>
      <Button size={28} onClick={() => void model.settle('mine')}>
        Keep this one
      </Button>
    </div>
  )
}

const NOT_KEPT = {
  denied: 'This browser keeps nothing. What you write stays until you close this page: save a copy.',
  full: 'The disk has no room: what you write now is not kept. Save a copy, or make room and go on.',
}

function kernelWords(kernel: NotebookState['status']['kernel'], notice: string): string {
  if (notice) return ''
  if (kernel === 'restarting') return 'The notebook restarts. Its variables are gone.'
  return kernel === 'lost' ? 'The notebook has stopped. Restart notebook starts it again.' : ''
}
