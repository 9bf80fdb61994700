/** The state of a platform for functions, and of one of its containers, in the words that belong to them. */
import type { ActorView } from '../../../runtime/protocol/view'
import styles from './ActorState.module.css'

export function CloudState({ actor }: { readonly actor: ActorView }) {
  const of = (name: string): string => unquoted(actor.fields.find((field) => field.name === name)?.text ?? '')
  if (actor.className === 'FunctionContainer')
    return (
      <div className={styles.lines}>
        <div className={styles.line}>{of('running') === '' ? 'idle' : <b>{of('running')}</b>}</div>
        <div className={styles.line}>
          <b>{of('calls')}</b> done · {of('memory')} MB
        </div>
      </div>
    )
  return (
    <div className={styles.lines}>
      <div className={styles.line}>
        <b>{of('running')}</b> run · <b>{of('waiting')}</b> wait
      </div>
      <div className={styles.line}>
        <b>{of('cost')}</b> so far
      </div>
    </div>
  )
}

function unquoted(text: string): string {
  return text.replace(/^'(.*)'$/, '$1')
}
