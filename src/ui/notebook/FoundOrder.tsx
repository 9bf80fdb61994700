/** Under a check that judges an order: the order with which it passed, to be delivered once more on the stage. */
import { ListOrdered } from 'lucide-react'
import { useState } from 'react'
import type { CheckCell } from '../../notebooks/document/notebook'
import { Button } from '../primitives/Button'
import { Icon } from '../primitives/Icon'
import { useNotebook, useNotebookState } from './context'
import styles from './FoundOrder.module.css'

/** Steps that are listed; of more the rest is counted. */
const SHOWN = 12

export function FoundOrder({ check }: { readonly check: CheckCell }) {
  const model = useNotebook()
  const order = useNotebookState((state) => state.orders[check.id])
  const given = useNotebookState(({ shapes }) => {
    const cell = shapes.find(({ id }) => id === check.cell)
    return cell?.kind === 'code' ? (cell.stage.given ?? 0) : 0
  })
  const [said, setSaid] = useState('')
  if (order === undefined) return null
  const steps = order.slice(given)
  const more = steps.length - SHOWN
  return (
    <section className={styles.found} aria-label="The order that passed">
      <p className={styles.title}>
        <Icon of={ListOrdered} className={styles.icon} />
        Your order
      </p>
      <ol className={styles.steps}>
        {steps.slice(0, SHOWN).map(([from, to, method], at) => (
          <li key={at}>
            <b>{method}</b>{' '}
            <span>
              {from} → {to}
            </span>
          </li>
        ))}
      </ol>
      {more > 0 ? <p className={styles.more}>and {more} more</p> : null}
      <Button
        size={28}
        onClick={() => {
          setSaid('')
          void model.playOrder(check).then(setSaid)
        }}
      >
        Deliver it again
      </Button>
      {said === '' ? null : (
        <p role="status" className={styles.more}>
          {said}
        </p>
      )}
    </section>
  )
}
