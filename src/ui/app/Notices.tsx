/** What the page must say about itself, in a strip under the header: nothing when all is well. */
import { TriangleAlert } from 'lucide-react'
import { useStore } from 'zustand'
import { Icon } from '../primitives/Icon'
import type { NotebookModel, NotebookState } from '../store/notebook'
import styles from './Notices.module.css'

export function Notices({ model }: { readonly model: NotebookModel }) {
  const kernel = useStore(model.store, (state) => state.status.kernel)
  const notice = useStore(model.store, (state) => state.status.notice)
  const keeps = useStore(model.store, (state) => state.keeps)
  const elsewhere = useStore(model.store, (state) => state.elsewhere)
  const words = [
    kernelWords(kernel, notice),
    notice,
    keeps ? '' : FORGETS,
    elsewhere ? ELSEWHERE : '',
  ].filter(Boolean)
  return (
    <div role="status" aria-live="polite">
      {words.map((word) => (
        <p key={word} className={styles.notice}>
          <Icon of={TriangleAlert} className={styles.icon} />
          {word}
        </p>
      ))}
    </div>
  )
}

const FORGETS = 'This browser keeps nothing. What you write stays until you close this page.'
const ELSEWHERE =
  'This lesson is open in another tab, and its work was kept there. What is written last stays.'

function kernelWords(kernel: NotebookState['status']['kernel'], notice: string): string {
  if (notice) return ''
  if (kernel === 'restarting') return 'The notebook restarts. Its variables are gone.'
  return kernel === 'lost' ? 'The notebook has stopped. Restart notebook starts it again.' : ''
}
