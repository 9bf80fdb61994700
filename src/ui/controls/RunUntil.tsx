/** "Run until …": lets the run go on by itself to something that one waits for. The sheet is fetched when it opens. */
import { lazy, useState } from 'react'
import type { Until } from '../../notebooks/kernel/session'
import { buttonClass } from '../primitives/Button'
import { Popover } from '../primitives/Popover'
import { tip } from '../primitives/Tooltip'
import type { CellChoice } from './UntilForm'
import { emptyDraft } from './until-draft'

const load = () => import('./UntilForm').then((m) => ({ default: m.UntilForm }))
const UntilForm = lazy(load)

export interface RunUntilProps {
  readonly disabled: boolean
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
  readonly cells: () => readonly CellChoice[]
  readonly onStart: (until: Until) => void
}

export function RunUntil({ disabled, open, onOpen, cells, onStart }: RunUntilProps) {
  const [draft, setDraft] = useState(emptyDraft)
  return (
    <Popover
      label="Run until"
      className={buttonClass()}
      open={open}
      prefetch={load}
      onOpen={onOpen}
      disabled={disabled}
      content={
        <UntilForm
          draft={draft}
          onDraft={setDraft}
          cells={open ? cells() : []}
          onStart={(until) => {
            onOpen(false)
            onStart(until)
          }}
        />
      }
      {...tip('Takes steps until something comes', 'U')}
    >
      Run until…
    </Popover>
  )
}
