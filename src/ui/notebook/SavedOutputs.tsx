/** What a cell gave where it ran before, from the file that brought it: shown until it runs here. */
import { useMemo } from 'react'
import { savedOutputs } from '../../notebooks/document/ipynb/saved-outputs'
import type { JsonObject } from '../../notebooks/document/notebook'
import { Outputs } from '../outputs/Outputs'
import type { Places } from '../outputs/places'
import { useNotebook } from './context'
import styles from './SavedOutputs.module.css'

export interface SavedOutputsProps {
  readonly saved: readonly JsonObject[]
  readonly places: Places
}

export function SavedOutputs({ saved, places }: SavedOutputsProps) {
  const { session } = useNotebook()
  const outputs = useMemo(() => savedOutputs(saved), [saved])
  if (outputs.length === 0) return null
  return (
    <div className={styles.saved}>
      <p className={styles.from}>From the file, not run here</p>
      <Outputs outputs={outputs} leftOut={0} places={places} inputs={session} />
    </div>
  )
}
