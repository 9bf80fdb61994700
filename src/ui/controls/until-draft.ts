/** What is filled in for "Run until …", as one value over all kinds, so that nothing is lost when the kind changes. */
import type { Until } from '../../notebooks/kernel/session'
import type { StageFrame } from '../../runtime/protocol/view'

export type UntilKind = Exclude<Until['kind'], 'steps'>

export interface UntilDraft {
  readonly kind: UntilKind
  readonly method: string
  readonly from: string
  readonly to: string
  readonly actor: string
  readonly field: string
  readonly is: (Until & { kind: 'state' })['is']
  readonly value: string
  readonly atLeast: number
  readonly cell: string
  readonly line: number
}

export const emptyDraft: UntilDraft = {
  kind: 'message',
  method: '',
  from: '',
  to: '',
  actor: '',
  field: '',
  is: '=',
  value: '',
  atLeast: 2,
  cell: '',
  line: 1,
}

export const kinds: readonly { readonly id: UntilKind; readonly label: string }[] = [
  { id: 'message', label: 'a message is held' },
  { id: 'state', label: 'an actor’s state is so' },
  { id: 'depth', label: 'a mailbox is so full' },
  { id: 'error', label: 'an error comes' },
  { id: 'line', label: 'a line sends a message' },
  { id: 'end', label: 'nothing is held any more' },
]

/** The names that are there to choose from. */
export interface UntilChoices {
  readonly actors: readonly string[]
  readonly methods: readonly string[]
  fieldsOf(actor: string): readonly string[]
}

export function choicesOf(frame: StageFrame): UntilChoices {
  const living = frame.actors.filter(({ status }) => status !== 'stopped' && status !== 'dead')
  const methods = new Set([
    ...frame.held.filter(({ kind }) => kind !== 'timer').map(({ method }) => method),
    ...frame.edges.map(({ lastMethod }) => lastMethod),
    ...frame.actors.map(({ handled }) => handled),
  ])
  methods.delete('')
  return {
    actors: living.map(({ name }) => name),
    methods: [...methods].sort(),
    fieldsOf: (actor) => living.find(({ name }) => name === actor)?.fields.map(({ name }) => name) ?? [],
  }
}

/** With what has to be chosen chosen: the first that is there, where nothing or somebody who is gone was. */
export function filled(draft: UntilDraft, choices: UntilChoices, cells: readonly string[]): UntilDraft {
  const withState = choices.actors.filter((actor) => choices.fieldsOf(actor).length > 0)
  const wanted = draft.kind === 'state' ? withState : choices.actors.slice(1)
  const known = choices.actors.includes(draft.actor)
  const actor = known ? draft.actor : (wanted[0] ?? choices.actors[0] ?? '')
  const fields = choices.fieldsOf(actor)
  return {
    ...draft,
    actor,
    field: fields.includes(draft.field) ? draft.field : (fields[0] ?? ''),
    cell: cells.includes(draft.cell) ? draft.cell : (cells.at(-1) ?? ''),
    from: choices.actors.includes(draft.from) ? draft.from : '',
    to: choices.actors.includes(draft.to) ? draft.to : '',
  }
}

export function untilOf(draft: UntilDraft): Until {
  const { kind, method, from, to, actor, field, is, value, atLeast, cell, line } = draft
  switch (kind) {
    case 'message':
      return { kind, method: method.trim(), from, to }
    case 'state':
      return { kind, actor, field, is, value: value.trim() }
    case 'depth':
      return { kind, actor, atLeast }
    case 'line':
      return { kind, cell, line }
    default:
      return { kind }
  }
}
