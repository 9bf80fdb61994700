/**
 * Keeps a kernel there: opens one, notices that it is gone, and opens the next.
 *
 * One that never answered is not replaced by itself, for the next would do no better: it is tried again when somebody
 * asks for something.
 */
import type { KernelLink } from './kernel-link'
import type { SessionStatus } from './session'

const LOST = 'The notebook’s worker was lost. Its variables are gone: run the cells again.'

export interface KernelKeeperParts {
  make(): KernelLink
  /** It answers, and takes cells from now on. */
  opened(link: KernelLink): void
  /** The variables are gone; another kernel is opened when this returns. */
  lost(): void
  /** None could be opened. */
  gaveUp(words: string): void
  busy(): boolean
  changed(): void
}

export class KernelKeeper {
  link: KernelLink
  state: SessionStatus['kernel'] = 'starting'
  notice = ''
  private closed = false

  constructor(private readonly parts: KernelKeeperParts) {
    this.link = this.open()
  }

  private open(): KernelLink {
    const link = this.parts.make()
    this.say('starting')
    let answered = false
    link.handle.onEnd((cause) => {
      if (this.link !== link || this.closed) return
      if (answered) this.replace(LOST)
      else this.giveUp(`The notebook’s worker did not start: ${cause}.`)
    })
    link.handle.ready.then(
      () => {
        answered = true
        if (this.link !== link || this.closed) return
        this.say(this.parts.busy() ? 'busy' : 'ready')
        this.parts.opened(link)
      },
      (error: unknown) => link.handle.terminate(error instanceof Error ? error.message : String(error)),
    )
    return link
  }

  private giveUp(words: string): void {
    this.parts.gaveUp(words)
    this.say('lost', words)
  }

  say(state: SessionStatus['kernel'], notice = this.notice): void {
    this.state = state
    this.notice = notice
    this.parts.changed()
  }

  /** Can a cell run now? Where no kernel could be opened, another is tried. */
  ready(): boolean {
    if (this.state === 'lost' && !this.closed) this.link = this.open()
    return this.state !== 'starting'
  }

  /** The kernel is over, for the reason in `notice`; a new one takes its place. */
  replace(notice: string): void {
    if (this.closed) return
    const old = this.link
    this.notice = notice
    this.parts.lost()
    this.link = this.open()
    old.dispose('it is replaced')
  }

  /** The end of this kernel is no loss: none follows it. */
  dispose(): void {
    this.closed = true
    this.link.dispose('the notebook is closed')
  }
}
