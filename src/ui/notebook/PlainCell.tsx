/** A cell that is only read: text for another program, or code in a language that does not run here. */
import { lazy, Suspense } from 'react'
import type { ForeignCell, RawCell } from '../../notebooks/document/notebook'
import type { Places } from '../outputs/places'
import { classes } from '../primitives/classes'
import area from './CodeArea.module.css'
import styles from './Cell.module.css'
import { CellFrame } from './CellFrame'
import { CellMenu } from './CellMenu'

/** Only notebooks from files have them. */
const SavedOutputs = lazy(() => import('./SavedOutputs').then((chunk) => ({ default: chunk.SavedOutputs })))

/** Letters of one text that are drawn, and of a language's name. */
const LETTERS = 200_000
const NAME = 40

export interface PlainCellProps {
  readonly cell: RawCell | ForeignCell
  readonly places: Places
}

export function PlainCell({ cell, places }: PlainCellProps) {
  const named = cell.kind === 'foreign' ? cell.language.slice(0, NAME) : ''
  const language = named === '' ? 'another language' : named
  const what = cell.kind === 'raw' ? 'raw text' : `${language}, does not run here`
  const saved = cell.carried?.outputs
  return (
    <CellFrame
      cell={cell.id}
      gutter={<CellMenu cell={cell.id} />}
      label={cell.kind === 'raw' ? 'Raw text' : `Code in ${language}, to read`}
    >
      <div className={styles.named}>
        <span className={styles.name}>{what}</span>
        <div className={styles.frame}>
          {/* What is wider than the page is scrolled to, also by keys. */}
          <pre className={classes(area.static, styles.plain)} tabIndex={0}>
            {cell.text.slice(0, LETTERS)}
          </pre>
          {cell.text.length > LETTERS ? (
            <p className={styles.more}>{cell.text.length - LETTERS} more letters are not shown.</p>
          ) : null}
          {saved ? (
            <Suspense>
              <SavedOutputs saved={saved} places={places} />
            </Suspense>
          ) : null}
        </div>
      </div>
    </CellFrame>
  )
}
