/** A small recording for sessions that have no run behind them. */
import type { Recording } from '../../../runtime/record/recording'
import { sampleRun } from '../../../runtime/record/testing/sample-run'

export function smallRecording(): Recording {
  return sampleRun({ facts: { notebook: 'fixture' } })
}
