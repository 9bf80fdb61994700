/**
 * What a cell shows, one renderer a kind.
 *
 * Outputs are plain, bounded data whose objects change identity only when they change, so each renderer is memoised and
 * an old line isn't drawn again when a new one arrives. Charts come in their own chunk and keep their room meanwhile;
 * controls, bars, galleries and heatmaps come in another.
 */
import { lazy, memo, Suspense } from 'react'
import type { Output } from '../../runtime/protocol/output'
import { ChartOutput } from './ChartOutput'
import { ErrorOutput } from './ErrorOutput'
import { HtmlOutput, MarkdownOutput } from './HtmlOutput'
import { ImageOutput } from './ImageOutput'
import type { Inputs } from './inputs'
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
  readonly inputs: Inputs
}

const ExtraOutput = lazy(() => import('./ExtraOutput').then(({ ExtraOutput }) => ({ default: ExtraOutput })))

export function Outputs({ outputs, leftOut, places, inputs }: OutputsProps) {
  if (outputs.length === 0) return null
  return (
    <div className={styles.outputs}>
      {outputs.map((output) => (
        <OutputView key={output.id} output={output} places={places} inputs={inputs} />
      ))}
      {leftOut > 0 ? <p className={styles.leftOut}>{many(leftOut, 'later output')} left out</p> : null}
    </div>
  )
}

interface OutputViewProps {
  readonly output: Output
  readonly places: Places
  readonly inputs: Inputs
}

const OutputView = memo(function OutputView({ output, places, inputs }: OutputViewProps) {
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
    default:
      return (
        <Suspense fallback={<div className={styles.coming} />}>
          <ExtraOutput output={output} inputs={inputs} />
        </Suspense>
      )
  }
})
