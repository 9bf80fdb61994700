/**
 * What a cell shows, one renderer a kind.
 *
 * Outputs are plain, bounded data whose objects change identity only when they change, so each renderer is memoised and
 * an old line isn't drawn again when a new one arrives. Charts come in their own chunk and keep their room meanwhile.
 */
import { memo } from 'react'
import type { Output } from '../../runtime/protocol/output'
import { ChartOutput } from './ChartOutput'
import { ErrorOutput } from './ErrorOutput'
import { HtmlOutput, MarkdownOutput } from './HtmlOutput'
import { ImageOutput } from './ImageOutput'
import { many } from './numbers'
import styles from './Outputs.module.css'
import type { Places } from './places'
import { ProgressOutput } from './ProgressOutput'
import { TableOutput } from './TableOutput'
import { TextOutput } from './TextOutput'
import { ValueOutput } from './ValueTree'

export interface OutputsProps {
  readonly outputs: readonly Output[]
  readonly leftOut: number
  readonly places: Places
}

export function Outputs({ outputs, leftOut, places }: OutputsProps) {
  if (outputs.length === 0) return null
  return (
    <div className={styles.outputs}>
      {leftOut > 0 ? <p className={styles.leftOut}>{many(leftOut, 'earlier output')} left out</p> : null}
      {outputs.map((output) => (
        <OutputView key={output.id} output={output} places={places} />
      ))}
    </div>
  )
}

const OutputView = memo(function OutputView({ output, places }: { output: Output; places: Places }) {
  switch (output.kind) {
    case 'text':
      return <TextOutput stream={output.stream} text={output.text} truncated={output.truncated} />
    case 'value':
      return <ValueOutput value={output.value} />
    case 'error':
      return <ErrorOutput error={output.error} places={places} />
    case 'html':
      return <HtmlOutput html={output.html} truncated={output.truncated} />
    case 'markdown':
      return <MarkdownOutput text={output.text} truncated={output.truncated} />
    case 'table':
      return <TableOutput columns={output.columns} rows={output.rows} leftOut={output.leftOut} />
    case 'image':
      return <ImageOutput width={output.width} height={output.height} rgba={output.rgba} />
    case 'chart':
      return <ChartOutput chart={output.chart} />
    case 'progress':
      return (
        <ProgressOutput label={output.label} value={output.value} total={output.total} done={output.done} />
      )
  }
})
