/** Something that was to run in another worker refers to something that can't go there. */
import { ActorError } from '../actor/errors'
import { takeDeepStack } from './deep-stack'

export class NotShippable extends ActorError {
  override name = 'NotShippable'
  /** From what was shipped to what can't travel, e.g. ['train', 'helper', 'canvas']. */
  readonly path: readonly string[]

  constructor(message: string, path: readonly string[]) {
    super(message)
    this.path = path
    takeDeepStack(this, new.target)
  }
}
