/** What is written into the fields of the platform's figures, and the figures that it means. Pure. */
import type { PlatformWish } from '../../../runtime/protocol/functions-view'

export interface Dial {
  readonly of: 'limit' | 'memory' | 'timeLimit' | 'coldStart' | 'keepAlive' | 'gbSecond' | 'million' | 'asOf'
  readonly label: string
  readonly unit: string
  readonly term: string
}

export const dials: readonly Dial[] = [
  { of: 'limit', label: 'Limit', unit: 'containers', term: 'Concurrency limit: how many run at once' },
  { of: 'memory', label: 'Memory', unit: 'MB', term: 'runtimeMemory: what a container has' },
  { of: 'timeLimit', label: 'Time limit', unit: 's', term: 'runtimeTimeout: what a call may take' },
  { of: 'coldStart', label: 'Cold start', unit: 's', term: 'Until a new container takes its first call' },
  {
    of: 'keepAlive',
    label: 'Kept warm',
    unit: 's',
    term: 'How long a container without a call stays; or: always',
  },
  { of: 'gbSecond', label: 'Price', unit: '$ a GB-s', term: 'For a gigabyte of memory held for a second' },
  { of: 'million', label: 'Price', unit: '$ a mill.', term: 'For a million calls' },
  { of: 'asOf', label: 'Prices of', unit: 'year-month', term: 'When the prices were read' },
]

export type Draft = Readonly<Record<Dial['of'], string>>

export const emptyDraft: Draft = {
  limit: '',
  memory: '',
  timeLimit: '',
  coldStart: '',
  keepAlive: '',
  gbSecond: '',
  million: '',
  asOf: '',
}

const figures = ['limit', 'memory', 'timeLimit', 'coldStart', 'keepAlive'] as const

export function draftOf(wish: PlatformWish | null): Draft {
  const text = (value: number | undefined): string =>
    value === undefined ? '' : value === Infinity ? 'always' : plain(value)
  const known = Object.fromEntries(figures.map((of) => [of, text(wish?.[of])]))
  const { gbSecond, million, asOf = '' } = wish?.prices ?? {}
  return { ...emptyDraft, ...known, gbSecond: text(gbSecond), million: text(million), asOf }
}

/** Never in powers of ten. */
function plain(value: number): string {
  return value !== 0 && Math.abs(value) < 1e-6 ? value.toFixed(12).replace(/0+$/, '') : String(value)
}

/** What is written, as figures; null: nothing is. A text: why it can't be. */
export function wishOf(draft: Draft): PlatformWish | null | string {
  const wish: Record<string, number | object> = {}
  for (const { of, label, unit } of dials) {
    const text = draft[of].trim()
    if (of === 'asOf' || text === '') continue
    const value = text === 'always' ? Infinity : Number(text.replace(',', '.'))
    if (Number.isNaN(value)) return `${label} (${unit}) is a number; “${text}” is none.`
    wish[of] = value
  }
  const { gbSecond, million, ...others } = wish
  const asOf = draft.asOf.trim()
  if (gbSecond === undefined && million === undefined) {
    if (asOf !== '') return 'The prices are missing that the date belongs to.'
    return Object.keys(others).length === 0 ? null : others
  }
  if (gbSecond === undefined || million === undefined) return 'Both prices are set, or none: 0 is a price.'
  return {
    ...others,
    prices: { gbSecond: Number(gbSecond), million: Number(million), asOf: asOf || 'your own' },
  }
}
