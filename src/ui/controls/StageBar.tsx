/** The bar over the floor: how messages are delivered, what the run waits for, and the views. */
import type { ReactNode } from 'react'
import type { ViewName } from '../../notebooks/document/notebook'
import type { Mode } from '../../runtime/protocol/view'
import { Undo2 } from 'lucide-react'
import { Button } from '../primitives/Button'
import { Tabs, type Tab } from '../primitives/Tabs'
import { tip } from '../primitives/Tooltip'
import { counted } from '../stage/numbers'
import { useStage } from '../store/stage-react'
import { isStarting } from '../store/starting'
import { FaultsButton } from './FaultsButton'
import { ModeMenu, ReplayMode } from './ModeMenu'
import type { EndWords } from './until-words'
import styles from './StageBar.module.css'

export type StageView = ViewName

export interface StageBarProps {
  readonly view: StageView
  readonly tabs: readonly Tab<StageView>[]
  readonly onView: (view: StageView) => void
  readonly onMode: (mode: Mode) => void
  /** What the last command came to, where that has to be said. */
  readonly said: EndWords | null
  /** Prefix of the ids of tabs and their panel. */
  readonly name: string
  /** Stands in the place of the words, but for a refusal; and what leads to it. */
  readonly finder: ReactNode
  readonly findButton: ReactNode
  /** Saves, opens and exports. */
  readonly recordings: ReactNode
  /** The name of the recording that is shown. */
  readonly recorded: string
  /** Leaves it. */
  readonly onLeave: () => void
}

export function StageBar({
  view,
  tabs,
  onView,
  onMode,
  said,
  name,
  finder,
  findButton,
  recordings,
  recorded,
  onLeave,
}: StageBarProps) {
  const mode = useStage((state) => state.frame.mode)
  const finding = said?.tone !== 'refused' && Boolean(finder)
  return (
    <div className={styles.bar} data-finding={finding || undefined}>
      {mode === 'replay' ? (
        <>
          <ReplayMode name={recorded} />
          <Button
            size={28}
            icon={Undo2}
            aria-label="Back to the run"
            onClick={onLeave}
            {...tip('Back to the run')}
          >
            <span className={styles.wide}>Back to the run</span>
          </Button>
        </>
      ) : (
        <ModeMenu mode={mode} onMode={onMode} />
      )}
      {!finding ? (
        <>
          <span className={said === null ? styles.words : styles[said.tone]} role="status">
            {said?.words ?? <Words />}
          </span>
          {findButton}
          {recordings}
        </>
      ) : (
        finder
      )}
      {mode === 'replay' ? null : <FaultsButton />}
      <Tabs label="Views of the stage" tabs={tabs} value={view} onChange={onView} name={name} />
    </div>
  )
}

function Words() {
  const mode = useStage((state) => state.frame.mode)
  const phase = useStage((state) => state.frame.phase)
  const real = useStage((state) => state.frame.clockRate === 1)
  const starting = useStage((state) => isStarting(state.frame))
  const held = useStage((state) => state.frame.held.length + state.frame.heldLeftOut)
  const handling = useStage(({ frame: { phase, actors, piles } }) =>
    phase !== 'pausing'
      ? 0
      : actors.filter((actor) => actor.handling !== '').length +
        piles.reduce((sum, pile) => sum + pile.handling, 0),
  )
  if (phase === 'pausing')
    return (
      <>Pausing{handling > 0 ? `: ${counted(handling, 'handler still runs', 'handlers still run')}` : ''}</>
    )
  if (mode === 'replay') return <>no code runs</>
  if (mode === 'step' && starting) return <>the cell starts</>
  if (mode === 'step') return <>{held === 0 ? 'nothing held' : `${counted(held, 'message')} held`}</>
  return <>{mode === 'slow' ? 'each message travels' : real ? 'real clock' : 'simulated time'}</>
}
