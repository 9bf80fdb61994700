/**
 * The parts of the broker, made for one run and joined.
 *
 * They share one RunState and point one way: slices, network ← answers ← dead letters ← post office ← watermarks
 * ← lifecycle ← spawning, questions. What has to point back (a death in the middle of a batch lets others go on) is
 * handed in as `settle`.
 */
import { Answers } from './answers'
import { Containers } from './containers'
import { DeadLetters } from './dead-letters'
import { DeadlockCheck } from './deadlock-check'
import { Faults } from './faults'
import { Lifecycle } from './lifecycle'
import { ModeSwitch } from './mode-switch'
import { Network } from './network'
import type { BrokerOptions } from './options'
import { PostOffice } from './post-office'
import { Questions } from './questions'
import { Rest } from './rest'
import { RunState } from './run-state'
import type { Shell } from './shell'
import { Slices } from './slices'
import { Spawning } from './spawning'
import { Stepper } from './stepper'
import { Timers } from './timers'
import { Watermarks } from './watermarks'

export type Parts = ReturnType<typeof makeParts>

export function makeParts(options: BrokerOptions, shell: Shell, settle: (now: number) => void) {
  const state = new RunState(options)
  const slices = new Slices(state, shell)
  const network = new Network(options.seed)
  network.setPace(state.pace, 0)
  const timers = new Timers(state, slices)
  const answers = new Answers(state, network, slices, timers, shell)
  const deadLetters = new DeadLetters(state, answers)
  const post = new PostOffice(state, network, answers, deadLetters, timers, shell)
  const containers = new Containers(state, slices, shell)
  const watermarks = new Watermarks(state, network, answers, deadLetters, post, containers, slices)
  const lifecycle = new Lifecycle({
    state, slices, answers, deadLetters, containers, watermarks, timers, shell, settle,
  }) // oxfmt-ignore
  const spawning = new Spawning(state, slices, answers, post, containers, lifecycle, shell)
  const deadlocks = new DeadlockCheck(state, answers, slices, shell)
  const rest = new Rest(state, network, answers)
  const faults = new Faults(state, network, slices, answers, post, lifecycle)
  const questions = new Questions(state, network, answers, lifecycle, rest, faults, shell)
  const stepper = new Stepper(state, network, slices, answers, post, timers, faults)
  const modes = new ModeSwitch(state, network, slices, answers, post, timers, containers, shell)
  return {
    state, slices, network, answers, deadLetters, post, containers, watermarks, timers, lifecycle, spawning,
    deadlocks, rest, faults, questions, stepper, modes,
  } // oxfmt-ignore
}
