/**
 * A run as a Mermaid sequence diagram, to be pasted into a page or a README.
 *
 * Messages are `->>`, answers `-->>`, what was lost or found nobody `-x`, what nobody has begun to handle `-)`. What
 * has a meaning in Mermaid's language is written as `#35;` and so on, wherever it comes from.
 */
import { Outcome } from '../record'
import { EventKind, eventsOf } from '../run-events'
import { callOf, firstOf, isSpawn, nameOf, outcomeWords, shownWords, type ToldRun } from './told-run'

export interface MermaidOptions {
  /** Messages at the most, the newest: Mermaid refuses what is very long. */
  readonly most?: number
}

const TEXT = 80

export function mermaidDiagram(run: ToldRun, { most = 200 }: MermaidOptions = {}): string {
  const { record } = run
  const first = firstOf(run, most)
  const events = eventsOf(run)
  const met = new Set<number>()
  const steps: string[] = []
  const who = (index: number): string => {
    met.add(index)
    return index < 0 ? 'nobody' : `a${index}`
  }
  for (let n = 0; n < events.count; n++) {
    const kind = events.kinds[n] as EventKind
    const ref = events.refs[n]
    if (kind === EventKind.Lived) {
      const { kind: life, actor, rows, cause } = events.lives[ref]
      if (rows < first || (life !== 'died' && life !== 'stopped' && life !== 'restarting')) continue
      steps.push(`Note over ${who(actor)}: ${escaped(cause === '' ? life : `${life}: ${cause}`)}`)
      continue
    }
    if (ref < first || isSpawn(record.read(ref)!.kind)) continue
    const { from, to, outcome } = record.read(ref)!
    const never = outcome === Outcome.Lost || outcome === Outcome.Undeliverable
    if (kind === EventKind.Sent) {
      const call = callOf(run, ref)
      const waits = !never && events.starts[ref - record.first] < 0
      const words = never ? `${call}, ${outcomeWords(outcome)}` : waits ? `${call}, not handled yet` : call
      steps.push(`${who(from)}${never ? '-x' : waits ? '-)' : '->>'}${who(to)}: ${escaped(words)}`)
    } else if (kind === EventKind.Answered && !never) {
      const words = run.answerOf(ref) ?? (outcome === Outcome.Settled ? 'answer' : outcomeWords(outcome))
      steps.push(`${who(to)}-->>${who(from)}: ${escaped(words)}`)
    }
  }
  const left = shownWords(run, first)
  const indexes = [...met].sort((a, b) => a - b)
  if (left !== '' && indexes.length > 0) steps.unshift(`Note over ${who(indexes[0])}: ${escaped(left)}`)
  const participants = indexes.map((index) => `participant ${who(index)} as ${escaped(nameOf(run, index))}`)
  return (
    ['sequenceDiagram', ...participants, ...steps]
      .map((line, n) => (n === 0 ? line : `  ${line}`))
      .join('\n') + '\n'
  )
}

/** Letters, digits, blanks and what is harmless stay; of the words of its language the first letter is a number. */
function escaped(text: string): string {
  const short = text.length > TEXT ? `${text.slice(0, TEXT - 1)}…` : text
  const plain = short.replace(/\s+/g, ' ').trim()
  if (plain === '') return '#32;'
  return plain
    .replace(/[^\p{L}\p{N} _.,()…’'=+*/!?-]/gu, (char) => `#${char.codePointAt(0)};`)
    .replace(/\b(end)\b/gi, (word) => `#${word.codePointAt(0)};${word.slice(1)}`)
}
