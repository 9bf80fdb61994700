/**
 * Random programs over real workers, seed after seed, and what was wrong with the first that was not as it must be.
 *
 * Actors are killed at drawn moments, and their workers with them; half of the killed workers live on until the
 * program has ended.
 */
import { RandomStream } from '../../../runtime/clock/random'
import { randomProgram, type WalkProgram } from '../../../runtime/explore/testing/program'
import type { StageCounts } from '../../../runtime/protocol/view'
import type { SessionOptions } from '../live-session'
import { LingeringWorkers } from './lingering-workers'
import { OpenNotebook } from './open-notebook'
import { turns } from './turns'
import { FOUND, PENDING, TOTALS, walkCell, WALKERS, type Pile } from './walk-cell'

export interface Walked {
  /** Of the first seed that has any, in words; the sweep ends there. */
  readonly problem: string
  /** The last seed that was walked. */
  readonly seeds: number
  /** Handlings that the sink heard of. */
  readonly walks: number
  readonly kills: number
  /** Killed workers that lived on. */
  readonly lingered: number
  readonly sent: number
  readonly died: number
  readonly undeliverable: number
}

/** Seconds after which a program that has not come to rest never will. */
const PATIENCE = 60
/** Where rules are switched off that is one of the things that happen, and others are looked for. */
const SHORT_PATIENCE = 10

export interface Walks {
  /** The first seed; 1 when left out. */
  readonly from?: number
  readonly broker?: SessionOptions['broker']
  /** Seconds. */
  readonly patience?: number
  readonly progress?: (walked: Walked) => void
}

/** The first problem in these words that switching a rule off brings, or '' when no seed up to the last has one. */
export async function brokenWithout(
  broker: SessionOptions['broker'],
  words: RegExp,
  last: number,
): Promise<string> {
  const quiet = new AbortController()
  addEventListener('error', withoutRules, { capture: true, signal: quiet.signal })
  try {
    for (let from = 1; from <= last;) {
      const walked = await walkSeeds(last, { from, broker, patience: SHORT_PATIENCE })
      if (words.test(walked.problem)) return walked.problem
      // The notebook of a program that never ends can't go on; the next seed has one of its own.
      from = walked.seeds + 1
    }
    return ''
  } finally {
    quiet.abort()
  }
}

/** A broker whose rules are switched off comes into states that it has no words for: here that fails no test. */
function withoutRules(event: ErrorEvent): void {
  event.stopImmediatePropagation()
  event.preventDefault()
}

/** Walks the seeds up to the last. */
export async function walkSeeds(last: number, walks: Walks = {}): Promise<Walked> {
  const { from = 1, broker = {}, patience = PATIENCE, progress = () => {} } = walks
  const workers = new LingeringWorkers()
  const book = new OpenNotebook({ limit: 4, factory: workers, broker })
  let walked: Walked = {
    problem: '', seeds: from - 1, walks: 0, kills: 0, lingered: 0, sent: 0, died: 0, undeliverable: 0,
  } // oxfmt-ignore
  try {
    const { error } = await book.run(WALKERS, {}, 'walkers')
    if (error !== '') throw new Error(error)
    while (walked.seeds < last && walked.problem === '') {
      const seed = walked.seeds + 1
      const walk = await new SeedWalk(book, workers, seed, patience).walk()
      walked = {
        problem: walk.problem && `seed ${seed}: ${walk.problem}`,
        seeds: seed,
        walks: walked.walks + walk.walks,
        kills: walked.kills + walk.kills,
        lingered: walked.lingered + walk.lingered,
        sent: walked.sent + walk.sent,
        died: walked.died + walk.died,
        undeliverable: walked.undeliverable + walk.undeliverable,
      }
      progress(walked)
    }
    return walked
  } finally {
    book.close()
    workers.letGo()
  }
}

/** What the words of a thrown value say. */
const words = (thrown: unknown) => (thrown instanceof Error ? thrown.message : String(thrown))

class SeedWalk {
  private readonly program: WalkProgram
  private readonly pile: Pile
  private readonly random: RandomStream
  private before: StageCounts
  private over = false
  private kills = 1
  /** Handlings that the kills may have cut off; of the pile it is the first. */
  private cutOff = 1
  private walks = 0

  constructor(
    private readonly book: OpenNotebook,
    private readonly workers: LingeringWorkers,
    seed: number,
    private readonly patience: number,
  ) {
    this.program = randomProgram(new RandomStream(seed, 'program'), { letters: 25, live: true, stops: true })
    this.random = new RandomStream(seed, 'kills')
    this.before = book.counts
    // A worker that spins can't live on: nobody could let it go.
    workers.linger = seed % 2 === 1
    const behind = 5 + Math.floor(this.random.next() * 36)
    this.pile = { first: workers.linger ? 'hold' : 'spin', behind, on: `walks of ${seed}` }
  }

  async walk(): Promise<Walked> {
    const problem = await this.problem()
    const { sent, died, undeliverable } = this.added()
    const { walks, kills } = this
    const lingered = this.workers.letGo()
    return { problem, seeds: 1, walks, kills, lingered, sent, died, undeliverable }
  }

  private async problem(): Promise<string> {
    const { book } = this
    try {
      await this.clear()
      this.before = book.counts
      const ran = book.run(walkCell(this.program, this.pile), {}, 'program').finally(() => (this.over = true))
      const [result] = await Promise.all([this.inTime(ran), this.killAtRandom()])
      if (result.value !== "'walked'") return `the program is ${result.status}: ${result.error}`
      const found = await this.text(FOUND, 'found')
      return found || (await this.pending()) || (await this.miscounted())
    } catch (thrown) {
      this.over = true
      return words(thrown)
    }
  }

  /** Stops the actors of the seed before, and waits until they have left their workers to others. */
  private async clear(): Promise<void> {
    for (const { index } of this.actors) if (index > 0) await this.book.session.stopActor(index)
    const gone = this.book.until(() => this.actors.every(({ worker }) => worker === 0))
    await this.inTime(gone)
  }

  /** Kills actors, and with them their workers, at drawn moments until the cell has ended. */
  private async killAtRandom(): Promise<void> {
    const { random, workers } = this
    while (!this.over && !this.begun) await turns(1)
    for (let left = Math.floor(random.next() * 4); left > 0; left--) {
      // Counted in messages, so that a busy machine kills as often.
      const moment = this.book.counts.sent + Math.floor(random.next() * 25)
      while (!this.over && this.book.counts.sent < moment) await turns(1)
      if (this.over) return
      const sink = this.actors.find(({ name }) => name === 'sink')
      const there = this.actors.filter(
        ({ index, status, worker }) => index > 0 && status === 'alive' && worker !== sink?.worker,
      )
      if (there.length === 0) continue
      workers.linger = random.next() < 0.5
      const { index, worker } = there[Math.floor(random.next() * there.length)]
      for (const actor of this.actors) if (actor.worker === worker) this.cutOff += this.atOnce(actor.name)
      await this.book.session.killActor(index)
      this.kills++
    }
  }

  /** All walkers are there; what is killed while it begins would end the program. */
  private get begun(): boolean {
    return this.program.walkers.every((_, i) =>
      this.actors.some(({ name, status }) => name === `walker ${i}` && status !== 'starting'),
    )
  }

  private get actors() {
    return this.book.session.frame().actors
  }

  /** Messages that an actor may handle at the same time. */
  private atOnce(name: string): number {
    return this.program.walkers.find((_, i) => name === `walker ${i}`)?.maxConcurrency ?? 1
  }

  /** Asks that stay open. An ask to an actor that is killed may have to wait for its deadline. */
  private async pending(): Promise<string> {
    let open = ''
    const none = async () => {
      open = await this.text(PENDING, 'pending')
      return open === '' ? open : null
    }
    return (await this.repeated(none)) ?? open
  }

  /** Every message has one end, no more died than kills have cut off, and what ended was heard of. */
  private async miscounted(): Promise<string> {
    const { book } = this
    const totals = await this.repeated(async () => {
      const { sent } = book.counts
      const [walks, handled] = (await this.text(TOTALS, 'totals')).split(' ').map(Number)
      // What a handler had started and not awaited may have come in between.
      return book.counts.open === 0 && book.counts.sent === sent + 1 ? { walks, handled } : null
    })
    if (totals === null) return `${book.counts.open} messages are still open`
    const { walks, handled } = totals
    this.walks = walks
    const { settled, failed, died } = this.added()
    if (died > this.cutOff) return `${died} messages died, and kills have cut off ${this.cutOff} at the most`
    // All messages are letters to walkers, or go to the sink, which fails none.
    const ended = settled + failed - handled
    if (walks < ended || walks > ended + died)
      return `${walks} walks were heard of, ${ended} ended and ${died} died`
    return ''
  }

  /** What this seed has added to the counts. */
  private added(): StageCounts {
    const { counts } = this.book
    const { sent, settled, failed, died, undeliverable, lost, open } = this.before
    return {
      sent: counts.sent - sent,
      settled: counts.settled - settled,
      failed: counts.failed - failed,
      died: counts.died - died,
      undeliverable: counts.undeliverable - undeliverable,
      lost: counts.lost - lost,
      open: counts.open - open,
    }
  }

  /** The string that a cell ends with. */
  private async text(cell: string, id: string): Promise<string> {
    const { status, error, value } = await this.inTime(this.book.run(cell, {}, id))
    if (status !== 'ok') throw new Error(`the cell "${id}" is ${status}: ${error}`)
    return value.replace(/^'|'$/g, '')
  }

  /** What does not end is a problem like others. */
  private inTime<T>(promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const late = () => reject(new Error(`it did not come to rest within ${this.patience} s`))
      const timer = setTimeout(late, this.patience * 1000)
      void promise.then(resolve, reject).finally(() => clearTimeout(timer))
    })
  }

  /** Tries again as long as nothing comes of it; null when nothing ever does. */
  private async repeated<T>(attempt: () => Promise<T | null>): Promise<T | null> {
    const until = performance.now() + this.patience * 1000
    for (;;) {
      const got = await attempt()
      if (got !== null || performance.now() > until) return got
      await turns(50)
    }
  }
}
