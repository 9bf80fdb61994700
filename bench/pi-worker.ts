/** The bare loop: the same function in a worker that has nothing else. */
import { samplePoints } from './pi-sample.ts'

export interface SampleCommand {
  readonly count: number
  readonly seed: number
}
/** `from` and `to` count from the same moment in every worker, in milliseconds. */
export interface Sampled {
  readonly inside: number
  readonly from: number
  readonly to: number
}

self.onmessage = ({ data }: MessageEvent<SampleCommand>) => {
  const from = performance.timeOrigin + performance.now()
  const inside = samplePoints(data.count, data.seed)
  const to = performance.timeOrigin + performance.now()
  self.postMessage({ inside, from, to } satisfies Sampled)
}
