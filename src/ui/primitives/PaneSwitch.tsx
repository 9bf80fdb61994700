/** In projector mode, which of a page's two halves is shown. P changes it from anywhere on the page. */
import { useCallback, useState } from 'react'
import { useLetterKey } from './letter-key'
import { currentProjector, showPane, useProjector, type Pane } from './projector'
import { Segmented } from './Segmented'

export interface PaneSwitchProps {
  /** What the half beside the stage is called. */
  readonly beside: string
}

export function PaneSwitch({ beside }: PaneSwitchProps) {
  const { on, pane } = useProjector()
  const [said, setSaid] = useState('')
  const choose = useCallback(
    (next: Pane) => {
      showPane(next)
      setSaid(`${next === 'stage' ? 'Stage' : beside} is shown.`)
    },
    [beside],
  )
  const other = useCallback(
    () => choose(currentProjector().pane === 'stage' ? 'notebook' : 'stage'),
    [choose],
  )
  useLetterKey(on ? 'p' : null, other)
  if (!on) return null
  return (
    <>
      <Segmented
        label="Shown, P changes it"
        size={32}
        segments={[
          { id: 'notebook', label: beside },
          { id: 'stage', label: 'Stage' },
        ]}
        value={pane}
        onChange={choose}
      />
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </>
  )
}
