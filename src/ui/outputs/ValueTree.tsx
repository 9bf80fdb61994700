/** A value as an expandable tree. Depth and breadth were bounded by whoever made it; a `more` node says what is left out. */
import { ChevronRight } from 'lucide-react'
import { useState } from 'react'
import type { ValueNode } from '../../runtime/protocol/output'
import { classes } from '../primitives/classes'
import { Icon } from '../primitives/Icon'
import styles from './ValueTree.module.css'

export function ValueOutput({ value }: { readonly value: ValueNode }) {
  return (
    <div className={styles.tree}>
      <Node name={null} node={value} />
    </div>
  )
}

function Node({ name, node }: { readonly name: string | null; readonly node: ValueNode }) {
  const [open, setOpen] = useState(false)
  const words = (
    <>
      {name === null ? null : <span className={styles.name}>{name}: </span>}
      <span className={classes(styles.value, look(node))}>{node.text}</span>
    </>
  )
  if (!node.entries || node.entries.length === 0)
    return <div className={classes(styles.row, name !== null && styles.leaf)}>{words}</div>
  return (
    <div>
      <button type="button" className={styles.row} aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon of={ChevronRight} size={13} className={classes(styles.arrow, open && styles.turned)} />
        <span className={styles.line}>{words}</span>
      </button>
      {open ? (
        <div className={styles.entries}>
          {node.entries.map(([key, entry], at) => (
            <Node key={at} name={key} node={entry} />
          ))}
        </div>
      ) : null}
    </div>
  )
}

/** The colour that the same value has in the editor. */
function look(node: ValueNode): string | undefined {
  if (node.kind === 'more') return styles.more
  if (node.kind === 'ref' || node.kind === 'class') return styles.type
  if (node.kind === 'function') return styles.call
  if (node.kind !== 'primitive') return undefined
  if (/^['"`]/.test(node.text)) return styles.string
  if (/^-?(\d|Infinity|NaN)/.test(node.text)) return styles.number
  return styles.keyword
}
