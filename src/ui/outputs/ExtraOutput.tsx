/** The outputs that not every notebook has: they come in a chunk of their own, when the first of them is shown. */
import { lazy, Suspense } from 'react'
import type { Output } from '../../runtime/protocol/output'
import { BarsOutput } from './BarsOutput'
import { ControlOutput } from './controls/ControlOutput'
import { HeatmapOutput } from './HeatmapOutput'
import type { Inputs } from './inputs'
import { GalleryOutput } from './pictures/GalleryOutput'

const CallsOutput = lazy(() =>
  import('./calls/CallsOutput').then(({ CallsOutput }) => ({ default: CallsOutput })),
)

export type Extra = Extract<Output, { kind: 'control' | 'bars' | 'images' | 'heatmap' | 'calls' }>

export function ExtraOutput({ output, inputs }: { readonly output: Extra; readonly inputs: Inputs }) {
  switch (output.kind) {
    case 'control':
      // A cell that runs again makes another control, though it may stand in the same place.
      return <ControlOutput key={output.key} output={output} inputs={inputs} />
    case 'bars':
      return <BarsOutput output={output} />
    case 'images':
      return <GalleryOutput output={output} />
    case 'calls':
      return (
        <Suspense fallback={null}>
          <CallsOutput calls={output.calls} leftOut={output.leftOut} />
        </Suspense>
      )
    case 'heatmap':
      return <HeatmapOutput heatmap={output.heatmap} />
  }
}
