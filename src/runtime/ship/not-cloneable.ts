/** An argument or result that can't be sent in a message. */

export class NotCloneable extends Error {
  override readonly name = 'NotCloneable'
  /** Where in the arguments, e.g. `args[0].socket`. */
  readonly path: string

  constructor(path: string, reason: string) {
    super(`${path} is ${reason}`)
    this.path = path
  }
}
