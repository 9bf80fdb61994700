/**
 * A run as a picture: one lane an actor, time downwards, one line of paper an event. The distance of two lines is no
 * time; what is above happened before, or at the same time.
 */
import { Outcome } from '../record'
import { EventKind, eventsOf, isAnswered } from '../run-events'
import { cutTo, element, svgPicture, textAt } from './svg'
import { callOf, firstOf, isSpawn, nameOf, outcomeWords, shownWords, type ToldRun } from './told-run'

export interface SequenceSvgOptions {
  /** Messages at the most, the newest. */
  readonly most?: number
  /** Lanes at the most; messages of others are left out, and counted. */
  readonly lanes?: number
}

const LANE = 160
const HEAD = 64
const STEP = 22
const EDGE = 24

/** Where a message is on the paper, by lines of paper. */
interface Drawn {
  readonly row: number
  readonly from: number
  readonly to: number
  sent: number
  begun: number
  ended: number
  answered: number
}

export function sequenceSvg(run: ToldRun, { most = 150, lanes = 24 }: SequenceSvgOptions = {}): string {
  const { record } = run
  const first = firstOf(run, most)
  const events = eventsOf(run)
  const laneOf = lanesOf(run, first, lanes)
  const drawn = new Map<number, Drawn>()
  const deaths: { readonly lane: number; readonly at: number; readonly words: string }[] = []
  let steps = 0
  let leftOut = 0
  for (let n = 0; n < events.count; n++) {
    const kind = events.kinds[n] as EventKind
    const ref = events.refs[n]
    if (kind === EventKind.Lived) {
      const { kind: life, actor, rows, cause } = events.lives[ref]
      const lane = laneOf.get(actor)
      if (rows < first || lane === undefined || (life !== 'died' && life !== 'stopped')) continue
      deaths.push({ lane, at: steps++, words: cause === '' ? life : `${life}: ${cause}` })
      continue
    }
    if (ref < first) continue
    const view = record.read(ref)!
    if (isSpawn(view.kind)) continue
    if (kind === EventKind.Sent) {
      const from = laneOf.get(view.from)
      const to = laneOf.get(view.to)
      if (from === undefined || to === undefined) leftOut++
      else drawn.set(ref, { row: ref, from, to, sent: steps++, begun: -1, ended: -1, answered: -1 })
      continue
    }
    const one = drawn.get(ref)
    if (one === undefined) continue
    if (kind === EventKind.Begun) one.begun = steps++
    else if (kind === EventKind.Answered) one.answered = steps++
    // The answer leaves where the handling ends: one line for both.
    else if (events.starts[ref - record.first] >= 0) one.ended = steps++
  }
  const width = Math.max(1, laneOf.size) * LANE + 2 * EDGE
  const height = HEAD + (steps + 1) * STEP + EDGE
  const notes = [
    shownWords(run, first),
    leftOut > 0 ? `${leftOut} messages of other actors are left out.` : '',
  ]
    .filter((one) => one !== '')
    .join(' ')
  const x = (lane: number): number => EDGE + (lane + 0.5) * LANE
  const y = (step: number): number => HEAD + (step + 1) * STEP
  const all = [...drawn.values()]
  const content = [
    ...(notes === '' ? [] : [textAt(EDGE, 16, notes, { class: 'second' })]),
    ...[...laneOf].map(([actor, lane]) => head(nameOf(run, actor), x(lane), height)),
    ...all.map((one) => handling(one, x(one.to), y, steps)),
    ...all.map((one) => arrows(run, one, x, y)),
    ...deaths.map(({ lane, at, words }) => death(x(lane), y(at), words)),
  ]
  return svgPicture(width, height, `Sequence diagram of ${drawn.size} messages. ${notes}`.trim(), content)
}

/** Lane by actor: those that the messages name, in the order in which they were made. */
function lanesOf({ record }: ToldRun, first: number, most: number): Map<number, number> {
  const met = new Set<number>()
  for (let row = first; row < record.rows; row++) {
    const { kind, from, to } = record.read(row)!
    if (!isSpawn(kind)) met.add(from).add(to)
  }
  const kept = [...met].sort((a, b) => a - b).slice(0, most)
  return new Map(kept.map((actor, lane) => [actor, lane]))
}

function head(name: string, x: number, height: number): string {
  return (
    element('line', { class: 'life', x1: x, y1: HEAD - 12, x2: x, y2: height - EDGE / 2 }) +
    element('rect', { class: 'card', x: x - 66, y: 24, width: 132, height: 28, rx: 6 }) +
    textAt(x, 42, cutTo(name, 20), { 'text-anchor': 'middle' })
  )
}

function handling({ begun, ended }: Drawn, x: number, y: (step: number) => number, steps: number): string {
  if (begun < 0) return ''
  const to = y(ended < 0 ? steps : ended)
  return element('rect', {
    class: 'work',
    x: x - 4,
    y: y(begun),
    width: 8,
    height: Math.max(4, to - y(begun)),
  })
}

function arrows(run: ToldRun, one: Drawn, x: (lane: number) => number, y: (step: number) => number): string {
  const outcome = run.record.outcome(one.row)
  const never = outcome === Outcome.Lost || outcome === Outcome.Undeliverable
  const call = callOf(run, one.row)
  const words = never ? `${call}, ${outcomeWords(outcome)}` : call
  const down = one.begun < 0 ? one.sent + 0.7 : one.begun
  const sent = way(x(one.from), y(one.sent), x(one.to), y(down), words, never ? 'bad' : 'way', one.begun < 0)
  if (one.answered < 0 || one.ended < 0 || !isAnswered(run.record, one.row)) return sent
  const failed = outcome !== Outcome.Settled
  const answer = run.answerOf(one.row) ?? (failed ? outcomeWords(outcome) : '')
  return (
    sent +
    way(x(one.to), y(one.ended), x(one.from), y(one.answered), answer, failed ? 'bad' : 'answer', false)
  )
}

/** `open`: it didn't arrive, so the line ends on its way, with a cross where it was lost. */
function way(
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  words: string,
  look: 'way' | 'answer' | 'bad',
  open: boolean,
): string {
  const side = x2 === x1 ? 1 : Math.sign(x2 - x1)
  const lost = look === 'bad' && open
  const tip = { 'marker-end': look === 'bad' ? 'url(#badtip)' : 'url(#tip)' }
  const label = { class: look === 'bad' ? 'second badtext halo' : 'second halo' }
  const from = x1 + 4 * side
  if (x2 === x1) {
    const d = `M${from} ${y1} h26 V${y2} H${from}`
    return (
      element('path', { class: look, d, ...tip }) +
      textAt(from + 30, (y1 + y2) / 2 + 4, cutTo(words, 16), label)
    )
  }
  const to = lost ? x1 + (x2 - x1) * 0.6 : x2 - 5 * side
  const end = lost ? y1 + (y2 - y1) * 0.6 : y2
  const most = Math.max(16, Math.floor(Math.abs(x2 - x1) / 7))
  return (
    element('line', { class: look, x1: from, y1, x2: to, y2: end, ...(lost ? {} : tip) }) +
    (lost ? cross(to, end) : '') +
    textAt(from + 6 * side, y1 - 4, cutTo(words, most), {
      ...label,
      'text-anchor': side > 0 ? 'start' : 'end',
    })
  )
}

function cross(x: number, y: number): string {
  return element('path', { class: 'bad', d: `M${x - 5} ${y - 5} l10 10 m0 -10 l-10 10` })
}

function death(x: number, y: number, words: string): string {
  return cross(x, y) + textAt(x + 10, y + 4, cutTo(words, 24), { class: 'second badtext' })
}
