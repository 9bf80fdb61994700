/** What is on the diagram, in words: for its card, its list, and readers. */
import type { SequenceLine, SequenceMark, SequenceView } from '../../../runtime/protocol/views-of-record'
import { counted, grouped } from '../numbers'
import { lastedWords } from '../timeline/axis'

export function wordsOf({ kind, fromName, toName, label, fate, failed }: SequenceLine): string {
  if (kind === 'answer') {
    const what = label === '' ? '' : ` ${label}`
    if (fate === 'open') return `${fromName} answered${what}: not yet back at ${toName}`
    return failed
      ? `${toName} got an error from ${fromName}${what && `:${what}`}`
      : `${fromName} answered ${toName}${what && `:${what}`}`
  }
  const said =
    kind === 'ask' ? `${fromName} asked ${toName}: ${label}` : `${fromName} sent ${label} to ${toName}`
  switch (fate) {
    case 'lost':
      return `${said}. It was lost on the way.`
    case 'undeliverable':
      return `${said}. It is undeliverable.`
    case 'open':
      return `${said}. It has not been taken yet.`
    default:
      return said
  }
}

export function markWords({ kind, name, cause }: SequenceMark): string {
  const why = cause === '' ? '' : `: ${cause}`
  switch (kind) {
    case 'spawned':
      return `${name} was made`
    case 'stopped':
      return `${name} stopped${why}`
    case 'died':
      return `${name} died${why}`
    case 'restarted':
      return `${name} begins anew${why}`
    case 'fault':
      return name === 'notebook' ? cause : `${name}${why}`
    case 'timer':
      return `time passed for ${name}${why}`
  }
}

/** Beside the mark, where the lane says whose it is. */
export function markLabel({ kind, cause }: SequenceMark): string {
  switch (kind) {
    case 'spawned':
      return ''
    case 'stopped':
      return 'stopped'
    case 'died':
      return cause === '' ? 'died' : `died: ${cause}`
    case 'restarted':
      return 'begins anew'
    case 'fault':
    case 'timer':
      return cause
  }
}

export function captionWords(at: number, unit: SequenceView['unit']): string {
  return unit === 'ms' ? `${grouped(at)} ms` : grouped(at)
}

export function silenceWords(ms: number): string {
  return `${lastedWords(ms)} without a message`
}

/** How much is there, and what is left out. */
export function boundWords({
  messages,
  forgotten,
  lanesLeftOut,
  lanes,
  hidden,
  passing,
}: SequenceView): string {
  const parts = [counted(messages, 'message')]
  if (forgotten > 0) parts.push(`the first ${grouped(forgotten)} are kept no more`)
  if (lanesLeftOut > 0)
    parts.push(
      `showing ${grouped(lanes.length)} of ${grouped(lanes.length + hidden.length + lanesLeftOut)} actors`,
    )
  else if (hidden.length > 0) parts.push(`${counted(hidden.length, 'actor')} hidden`)
  if (passing > 0) parts.push(`${grouped(passing)} on their way past this part`)
  return parts.join(', ')
}
