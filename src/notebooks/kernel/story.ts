/**
 * The run in plain sentences: what was sent, handled and answered, what was lost, who came and who went.
 *
 * Read off the record and the lives of actors when somebody looks, and not before: a reading goes on where the last
 * one ended, and looks again at the messages that were still open then. The latest 20 000 sentences are kept. What a
 * message carried is told where it is still known (`record/payloads.ts`).
 *
 * Sentences stand in the order of the broker's time. Within one batch, which has one time, what a handling sent comes
 * before its end.
 */
import type { Life } from '../../runtime/record/lives'
import type { StoryEvent, StoryKind, StoryQuery, StoryView } from '../../runtime/protocol/views-of-record'
import { Kind } from '../../runtime/protocol/wire'
import { Outcome, R_CAUSE, R_ENDED, R_FROM, R_KIND, R_SENT, R_TO } from '../../runtime/record/record'
import { placeOf } from './picture'
import { lifeWords, messageWords, type MessageKind, type StorySource } from './story-words'

const KEPT = 20_000

interface Told {
  readonly kind: StoryKind
  readonly actor: number
  readonly time: number
  /** Row of the message, or −1. */
  readonly row: number
  readonly life: Life | null
  /** Where times are equal: the message that led to it, and ends behind what they ended. */
  readonly anchor: number
  readonly last: boolean
  event: StoryEvent | null
}

export class Story {
  private told: Told[] = []
  /** Number of the first that is kept. */
  private first = 0
  private read = 0
  private open: number[] = []
  private readLives = 0
  private lifeCount = 0
  private readonly met = new Set<number>()
  /** By the row of an ask: the message in whose handling it was sent. */
  private roots = new Map<number, number>()

  constructor(
    private readonly broker: StorySource,
    /** Grows with every run of the machine. */
    private readonly run: number,
  ) {}

  view({ words, before, most }: StoryQuery): StoryView {
    this.update()
    const wanted = words.trim().toLowerCase()
    const from = this.first
    let numbers = this.told.map((_, n) => n)
    if (wanted !== '')
      numbers = numbers.filter((n) =>
        this.eventOf(n + from)
          .text.toLowerCase()
          .includes(wanted),
      )
    const end = before === null ? numbers.length : numbers.findIndex((n) => n + from >= before)
    const upTo = end < 0 ? numbers.length : end
    const given = numbers.slice(Math.max(0, upTo - most), upTo)
    return {
      run: this.run,
      events: given.map((n) => this.eventOf(n + from)),
      total: this.total,
      found: numbers.length,
      earlier: Math.max(0, upTo - most),
      later: numbers.length - upTo,
      forgotten: Math.max(0, this.total - this.told.length),
    }
  }

  private get total(): number {
    const { sent, settled, failed, died, undeliverable, lost } = this.broker.counts
    return sent + settled + failed + died + undeliverable + lost + this.lifeCount
  }

  private update(): void {
    const fresh: Told[] = []
    this.tellLives(fresh)
    const { record } = this.broker
    const ended: number[] = []
    this.open = this.open.filter((row) => {
      if (record.get(row, R_ENDED) < 0 && row >= record.first) return true
      if (row >= record.first) ended.push(row)
      return false
    })
    for (const row of ended) fresh.push(this.ending(row))
    this.read = Math.max(this.read, record.first, record.rows - KEPT)
    for (; this.read < record.rows; this.read++) this.tell(this.read, fresh)
    if (this.open.length > KEPT) this.open = this.open.slice(-KEPT)
    if (this.roots.size > KEPT * 2) this.roots = new Map([...this.roots].slice(-KEPT))
    fresh.sort(
      (a, b) => a.time - b.time || a.anchor - b.anchor || Number(a.last) - Number(b.last) || a.row - b.row,
    )
    this.told = this.told.concat(fresh)
    const over = this.told.length - KEPT
    if (over <= 0) return
    this.told = this.told.slice(over)
    this.first += over
  }

  private tellLives(fresh: Told[]): void {
    const { lives } = this.broker
    for (const life of lives.since(this.readLives)) {
      const kind = kindOf(life, this.met.has(life.actor))
      if (life.kind === 'placed') this.met.add(life.actor)
      if (kind === null) continue
      this.lifeCount++
      const { actor, time, rows, row } = life
      // An answer is lost when its message has been handled, and is told behind that.
      const late = kind === 'lost-answer'
      fresh.push({ kind, actor, time, row, life, anchor: late ? row : rows, last: late, event: null })
    }
    this.readLives = lives.total
  }

  private tell(row: number, fresh: Told[]): void {
    const { record } = this.broker
    const kind = record.get(row, R_KIND)
    if (kind !== (Kind.Tell as number) && kind !== (Kind.Ask as number)) return
    const ask = kind === (Kind.Ask as number)
    const actor = record.get(row, R_FROM)
    const anchor = this.rootOf(record, row)
    if (ask) this.roots.set(row, anchor)
    fresh.push({
      kind: ask ? 'asked' : 'sent', actor, time: record.get(row, R_SENT), row, life: null, anchor, last: false, event: null,
    }) // oxfmt-ignore
    if (record.get(row, R_ENDED) >= 0) fresh.push(this.ending(row))
    else this.open.push(row)
  }

  /** The message in whose handling this one was sent; the row itself where nothing is known of it. */
  private rootOf(record: StorySource['record'], row: number): number {
    const cause = record.get(row, R_CAUSE)
    if (cause < record.first) return row
    const from = record.get(row, R_FROM)
    if (record.get(cause, R_TO) === from) return cause
    return this.roots.get(cause) ?? row
  }

  private ending(row: number): Told {
    const { record } = this.broker
    const outcome = record.outcome(row)
    const ask = record.get(row, R_KIND) === (Kind.Ask as number)
    const kind: MessageKind =
      outcome === Outcome.Lost
        ? 'lost'
        : outcome === Outcome.Undeliverable
          ? 'undeliverable'
          : outcome === Outcome.Died
            ? 'died'
            : outcome === Outcome.Failed
              ? 'failed'
              : ask
                ? 'answered'
                : 'handled'
    const actor = record.get(row, kind === 'lost' ? R_FROM : R_TO)
    return {
      kind,
      actor,
      time: record.get(row, R_ENDED),
      row,
      life: null,
      anchor: row,
      last: true,
      event: null,
    }
  }

  /** A sentence is written out when it is first shown. */
  private eventOf(seq: number): StoryEvent {
    const told = this.told[seq - this.first]
    if (told.event !== null) return told.event
    const { kind, actor, row, life } = told
    const text =
      life !== null ? lifeWords(this.broker, kind, life) : messageWords(this.broker, kind as MessageKind, row)
    const place = row < 0 ? null : placeOf(this.broker, row)
    return (told.event = { seq, kind, actor, text, place, row })
  }
}

/** What is told of it; nothing of what another sentence has said. */
function kindOf({ kind }: Life, met: boolean): StoryKind | null {
  switch (kind) {
    case 'placed':
      return met ? null : 'spawned'
    case 'began':
      return null
    case 'stopped':
      return 'stopped'
    case 'died':
      return 'ended'
    case 'restarting':
      return 'restarted'
    case 'timer':
      return 'timer'
    case 'lost-answer':
      return 'lost-answer'
    case 'fault':
      return 'fault'
  }
}
