/**
 * A call of `spawn` as what travels to the broker: checked, with defaults, and with its class as a bundle.
 *
 * Wrong options are refused here, where the call stands, so that the error shows the caller's line.
 */
import type { SpawnOptions } from '../actor/env'
import { BadCall } from '../actor/errors'
import { methodsOf } from '../actor/reference'
import type { SpawnRequest } from '../protocol/control'
import type { HostShell } from './host-shell'

export function spawnRequest(
  Class: unknown,
  options: SpawnOptions,
  shell: Pick<HostShell, 'bundle'>,
): SpawnRequest {
  if (typeof Class !== 'function' || typeof Class.prototype !== 'object') {
    const what =
      typeof Class === 'function' ? 'a function without prototype' : `a value of type ${typeof Class}`
    throw new BadCall(`spawn takes a class, and ${what} is none.`)
  }
  checkOptions(options)
  const methods = methodsOf(Class as unknown as { prototype: object })
  const { bundle, bytes, cell, version } = shell.bundle(Class, options.args ?? [])
  return {
    name: options.name ?? '',
    className: Class.name || 'Actor',
    methods,
    bundle,
    bytes,
    supervision: options.supervision ?? 'resume',
    maxRestarts: options.maxRestarts ?? 0,
    place: options.place ?? 'own',
    lasting: options.lasting ?? false,
    maxConcurrency: options.maxConcurrency ?? 1,
    deadline: options.deadline ?? 30,
    cell,
    version,
  }
}

const SUPERVISIONS = ['resume', 'restart', 'stop']

/** Refuses with words what a call of spawn may get wrong. */
export function checkOptions(options: SpawnOptions): void {
  if (typeof options !== 'object' || options === null)
    throw new BadCall('spawn takes options as an object, such as { name: "count" }.')
  const { name, args, supervision, maxRestarts, maxConcurrency, deadline, place } = options
  if (name !== undefined && (typeof name !== 'string' || name === '' || name.length > 200)) {
    throw new BadCall('The name of an actor is a text of 1 to 200 characters.')
  }
  if (args !== undefined && !Array.isArray(args))
    throw new BadCall('args is an array: what the constructor gets.')
  if (supervision !== undefined && !SUPERVISIONS.includes(supervision)) {
    throw new BadCall(`supervision is one of ${SUPERVISIONS.join(', ')}.`)
  }
  if (place !== undefined && !['own', 'shared', 'alone'].includes(place))
    throw new BadCall('place is own or shared.')
  if (maxRestarts !== undefined && !(maxRestarts >= 0))
    throw new BadCall('maxRestarts is a number from 0 on.')
  if (maxConcurrency !== undefined && !(maxConcurrency >= 1)) {
    throw new BadCall('maxConcurrency is a number from 1 on.')
  }
  if (deadline !== undefined && !(deadline > 0)) throw new BadCall('deadline is a number of seconds above 0.')
}
