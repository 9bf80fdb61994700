/** A table whose cells are the darker the larger their number: the numbers stand in the cells, so colour only helps. */
import type { CSSProperties } from 'react'
import type { HeatmapValue } from '../../runtime/protocol/output'
import styles from './Heatmap.module.css'
import { many, short } from './numbers'

export function HeatmapOutput({ heatmap }: { readonly heatmap: HeatmapValue }) {
  const { title, x, y, rows, columns, values } = heatmap
  const largest = Math.max(0, ...values.flat().map(Math.abs))
  const left = leftOut(heatmap)
  return (
    <div className={styles.box}>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={title || 'Heatmap'}>
        <table className={styles.table}>
          {title ? <caption className={styles.title}>{title}</caption> : null}
          <thead>
            {x ? (
              <tr>
                <td />
                <th scope="colgroup" colSpan={columns.length} className={styles.axis}>
                  {x}
                </th>
              </tr>
            ) : null}
            <tr>
              {y ? (
                <th scope="col" className={styles.axis}>
                  {y}
                </th>
              ) : (
                <td />
              )}
              {columns.map((column, at) => (
                <th key={at} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={at}>
                <th scope="row">{row}</th>
                {values[at].map((value, column) => (
                  <td key={column} style={shade(value, largest)}>
                    {short(value)}
                  </td>
                ))}
              </tr>
            ))}
            {rows.length === 0 ? (
              <tr>
                <td colSpan={columns.length + 1} className={styles.empty}>
                  No rows: the list is empty.
                </td>
              </tr>
            ) : null}
          </tbody>
        </table>
      </div>
      {left ? <p className={styles.note}>{left}</p> : null}
    </div>
  )
}

/** The root, so that a small number is seen beside a large one. */
function shade(value: number, largest: number): CSSProperties {
  const share = largest === 0 ? 0 : Math.sqrt(Math.abs(value) / largest)
  return { '--share': `${Math.round(share * 42)}%` } as CSSProperties
}

function leftOut({ rowsLeftOut, columnsLeftOut }: HeatmapValue): string {
  const parts = [
    rowsLeftOut > 0 ? many(rowsLeftOut, 'row') : '',
    columnsLeftOut > 0 ? many(columnsLeftOut, 'column') : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? '' : `${parts.join(' and ')} left out`
}
