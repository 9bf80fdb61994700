/** Where controls tell what a person sets; given by the notebook, so that outputs know nothing of a session. */
import type { ControlValue } from '../../runtime/protocol/output'

export interface Inputs {
  control(key: string, value: ControlValue): void
  stop(): Promise<void>
}
