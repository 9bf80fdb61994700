/**
 * The page's side of types: questions about a cell, and promises of answers.
 *
 * One question is under way at a time; the others wait here, the most pressing first, so that what is outdated is dropped
 * before it costs anything. Of a kind the newest counts: an older one of the same cell is answered null. A worker that
 * doesn't answer in time is ended, and the next question starts another. It never throws: without types one still writes.
 */
import type { TypedCell } from './cell'
import type { Answers, Question, Reply, Request } from './protocol'

/** As much of a Worker as is needed. */
export interface TypesWorker {
  postMessage(request: Request): void
  terminate(): void
  onmessage: ((event: MessageEvent<Reply>) => unknown) | null
  onerror: ((event: ErrorEvent) => unknown) | null
}

export interface Timing {
  /** Milliseconds that the first answer of a worker may take: it reads all of TypeScript. */
  readonly first: number
  /** And each later one. */
  readonly later: number
  /** Without a question for so long, the worker is ended: it holds a hundred megabytes or more. */
  readonly idle: number
}

const TIMING: Timing = { first: 60_000, later: 8_000, idle: 600_000 }

/** What a person waits for, before what comes by itself. */
const PRESSING: readonly Question['kind'][] = [
  'complete',
  'format',
  'detail',
  'signature',
  'hover',
  'diagnose',
]
/** Workers that failed, one after the other, until no more are started. */
const MOST_FAILURES = 3

interface Waiting {
  readonly question: Question
  readonly cells: readonly TypedCell[]
  readonly settle: (answer: Answers[Question['kind']] | null) => void
}

export class TypesClient {
  private worker: TypesWorker | null = null
  private answered = false
  private failures = 0
  private sent: readonly TypedCell[] = []
  private count = 0
  private readonly waiting = new Map<string, Waiting>()
  private rest: ReturnType<typeof setTimeout> | undefined
  private underWay: (Waiting & { id: number; deadline: ReturnType<typeof setTimeout> }) | null = null

  constructor(
    private readonly start: () => TypesWorker,
    private readonly timing: Timing = TIMING,
  ) {}

  /** `cells`: all open code cells as they stand, from top to bottom. null: outdated, late, or no types at all. */
  ask<K extends Question['kind']>(
    question: Extract<Question, { kind: K }>,
    cells: readonly TypedCell[],
  ): Promise<Answers[K] | null> {
    return new Promise((resolve) => {
      const key = `${question.kind} ${question.cell}`
      this.waiting.get(key)?.settle(null)
      const settle = resolve as Waiting['settle']
      this.waiting.set(key, { question, cells, settle })
      this.next()
    })
  }

  /** Ends the worker; what waits is answered null. */
  close(): void {
    for (const { settle } of this.waiting.values()) settle(null)
    this.waiting.clear()
    this.end()
  }

  private next(): void {
    if (this.underWay !== null) return
    const [key, waiting] = this.mostPressing() ?? []
    if (key === undefined || waiting === undefined) return
    this.waiting.delete(key)
    clearTimeout(this.rest)
    const worker = this.open()
    if (worker === null) {
      waiting.settle(null)
      return this.next()
    }
    const { question } = waiting
    const cells = sameCells(this.sent, waiting.cells) ? null : waiting.cells
    const id = ++this.count
    const { first, later } = this.timing
    const deadline = setTimeout(() => this.fail(), this.answered ? later : first)
    this.underWay = { ...waiting, id, deadline }
    this.sent = waiting.cells
    worker.postMessage({ id, cells, question })
  }

  private mostPressing(): [string, Waiting] | undefined {
    const rank = ([, { question }]: [string, Waiting]) => PRESSING.indexOf(question.kind)
    return [...this.waiting].sort((one, other) => rank(one) - rank(other))[0]
  }

  private open(): TypesWorker | null {
    if (this.worker || this.failures >= MOST_FAILURES) return this.worker
    try {
      this.worker = this.start()
    } catch {
      this.failures = MOST_FAILURES
      return null
    }
    this.worker.onmessage = ({ data }) => this.take(data)
    this.worker.onerror = () => this.fail()
    return this.worker
  }

  private take(reply: Reply): void {
    const { underWay } = this
    if (underWay?.id !== reply.id) return
    this.answered = true
    this.failures = 0
    clearTimeout(underWay.deadline)
    this.underWay = null
    this.rest = setTimeout(() => this.end(), this.timing.idle)
    const { kind, cell } = underWay.question
    const isOutdated = this.waiting.has(`${kind} ${cell}`)
    underWay.settle(reply.kind === 'answer' && !isOutdated ? reply.answer : null)
    this.next()
  }

  private fail(): void {
    this.failures++
    this.end()
    this.next()
  }

  private end(): void {
    const { underWay } = this
    this.underWay = null
    clearTimeout(this.rest)
    this.worker?.terminate()
    this.worker = null
    this.answered = false
    this.sent = []
    if (underWay === null) return
    clearTimeout(underWay.deadline)
    underWay.settle(null)
  }
}

function sameCells(one: readonly TypedCell[], other: readonly TypedCell[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ id, text, apart }, at) => {
      const { id: otherId, text: otherText, apart: otherApart } = other[at]
      return id === otherId && text === otherText && apart === otherApart
    })
  )
}
