/** Decisions about short values and lists, which share their keys, and the end of an incarnation. */
import { answered, fencing, refused, writing, type Decide } from './judging'
import { ask, isList, type Kept, type ListInfo, type Write } from './needs'
import type { StoredValue } from './port'
import { badNumber, changed, notAList, notANumber, notAValue } from './refusals'

const entryOf = ({ key }: { readonly key: string }) => [{ need: 'entry', key }] as const

export const read: Decide<'read'> = function* ({ key }) {
  const [kept] = yield* ask([{ need: 'entry', key }])
  return isList(kept) ? refused(notAValue(key)) : answered(kept)
}

/** A value in the place of whatever stood there. */
function placed(key: string, former: Kept | null, value: StoredValue, version: number) {
  const kept = { value, version }
  const writes: Write[] = [
    { write: 'version', version },
    { write: 'entry', key, kept },
  ]
  if (isList(former)) writes.push({ write: 'drop', key, from: former.first, to: former.next })
  return { answer: { ok: true, value: kept }, writes } as const
}

export const set: Decide<'set'> = writing(entryOf, ({ key, value, expected }, { found: [kept], version }) => {
  const stands = kept?.version ?? 0
  if (expected !== undefined && expected !== stands) return refused(changed(key, stands, expected))
  return placed(key, kept, value, version)
})

export const increment: Decide<'increment'> = writing(entryOf, ({ key, by }, { found: [kept], version }) => {
  if (isList(kept)) return refused(notANumber(key, 'list'))
  const value = kept?.value ?? 0
  if (typeof value !== 'number') return refused(notANumber(key, 'text'))
  return placed(key, kept, value + by, version)
})

const lengthOf = (list: ListInfo | null) => (list === null ? 0 : list.next - list.first)

export const append: Decide<'append'> = writing(entryOf, ({ key, values }, { found: [kept], version }) => {
  if (kept !== null && !isList(kept)) return refused(notAList(key))
  if (values.length === 0) return answered({ length: lengthOf(kept) })
  const { first, next } = kept ?? { first: 0, next: 0 }
  const list = { first, next: next + values.length, version }
  return answered(
    { length: lengthOf(list) },
    { write: 'version', version },
    { write: 'entry', key, kept: list },
    { write: 'items', key, at: next, values },
  )
})

export const take: Decide<'take'> = writing(entryOf, function* ({ key, count }, { found: [kept], version }) {
  if (kept !== null && !isList(kept)) return refused(notAList(key))
  if (!Number.isSafeInteger(count) || count < 0) return refused(badNumber('A count', 0, count))
  const taken = Math.min(count, lengthOf(kept))
  if (kept === null || taken === 0) return answered({ values: [], left: lengthOf(kept) })
  const { first, next } = kept
  const [values] = yield* ask([{ need: 'items', key, from: first, to: first + taken }])
  const left = next - first - taken
  return answered(
    { values, left },
    { write: 'version', version },
    { write: 'entry', key, kept: left === 0 ? null : { first: first + taken, next, version } },
    { write: 'drop', key, from: first, to: first + taken },
  )
})

export const length: Decide<'length'> = function* ({ key }) {
  const [kept] = yield* ask([{ need: 'entry', key }])
  return kept !== null && !isList(kept) ? refused(notAList(key)) : answered({ length: lengthOf(kept) })
}

export const end: Decide<'end'> = function* ({ actor, incarnation }) {
  const [fence] = yield* ask([{ need: 'fence', actor }])
  return answered(null, ...fencing({ actor, incarnation: incarnation + 1 }, fence))
}
