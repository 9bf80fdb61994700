/** An argument or result that can't be sent in a message. */
import { ActorError } from '../actor/errors'
import { takeDeepStack } from './deep-stack'

export class NotCloneable extends ActorError {
  override name = 'NotCloneable'
  /** Where in the arguments, e.g. `args[0].socket`. */
  readonly path: string

  constructor(path: string, reason: string) {
    super(`${path} is ${reason}`)
    this.path = path
    takeDeepStack(this, new.target)
  }
}
