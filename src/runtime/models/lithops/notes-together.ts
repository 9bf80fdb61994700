/**
 * What a platform has to tell the stage, in few notes: calls of one job that went to one container, calls of one job that
 * ended, and how all stood at the last. Short calls come in dozens, and each note is an object that threads clone.
 */
import type { FunctionNote } from '../../protocol/functions'

export function notesTogether(notes: readonly FunctionNote[]): readonly FunctionNote[] {
  if (isAgain(notes)) return notes
  const all = new Map<string, FunctionNote>()
  for (const [at, note] of notes.entries()) {
    const key = keyOf(note, at)
    const former = all.get(key)
    if (former === undefined) all.set(key, note)
    else if (note.t === 'begun' && former.t === 'begun') all.set(key, withCallsOf(former.calls, note))
    else if (note.t === 'done' && former.t === 'done') all.set(key, withCallsOf(former.calls, note))
    else all.set(key, note)
  }
  return [...all.values()]
}

/** Notes of one key are one. */
function keyOf(note: FunctionNote, at: number): string {
  switch (note.t) {
    case 'platform':
      return 'platform'
    case 'begun':
      return `begun ${note.cold} ${note.container} ${note.job}`
    case 'done':
      return `done ${note.job}`
    case 'submitted':
    case 'ended':
      return `${note.t} ${at}`
  }
}

function withCallsOf<N extends FunctionNote & { readonly calls: readonly number[] }>(
  calls: readonly number[],
  note: N,
): N {
  return { ...note, calls: [...calls, ...note.calls] }
}

/** Whether a call ended and began: then their order matters. */
function isAgain(notes: readonly FunctionNote[]): boolean {
  const begun = new Set<string>()
  const done = new Set<string>()
  for (const note of notes) {
    if (note.t !== 'begun' && note.t !== 'done') continue
    for (const call of note.calls) (note.t === 'begun' ? begun : done).add(`${note.job} ${call}`)
  }
  return [...begun].some((call) => done.has(call))
}
