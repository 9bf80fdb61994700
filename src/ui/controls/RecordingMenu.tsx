/**
 * The run as a link or a file: copied, saved, opened, exported. One button in the stage's bar.
 *
 * What it does is the panel's: here are the words, and the browser's way to choose a file.
 */
import {
  Activity,
  ChartNetwork,
  Download,
  FileDown,
  FolderOpen,
  Link,
  Waypoints,
  Workflow,
} from 'lucide-react'
import { useRef } from 'react'
import type { ExportFormat } from '../../notebooks/kernel/recordings'
import { Icon } from '../primitives/Icon'
import { Menu, type MenuItem } from '../primitives/Menu'
import { tip } from '../primitives/Tooltip'
import { useStage } from '../store/stage-react'
import styles from './RecordingMenu.module.css'

type Choice = 'link' | 'save' | 'open' | ExportFormat

const items: readonly MenuItem<Choice>[] = [
  { id: 'link', label: 'Copy link', detail: 'Brings this run to another screen.', icon: Link },
  { id: 'save', label: 'Save recording', detail: 'A file that opens here again.', icon: FileDown },
  { id: 'open', label: 'Open recording…', detail: 'Or drop a file on the stage.', icon: FolderOpen },
  { id: 'chrome', label: 'Export: Chrome trace', detail: 'Opens in Perfetto.', icon: Activity },
  { id: 'shiviz', label: 'Export: ShiViz log', detail: 'With vector clocks.', icon: Waypoints },
  { id: 'mermaid', label: 'Export: Mermaid', detail: 'A sequence diagram as text.', icon: Workflow },
  {
    id: 'sequence',
    label: 'Export: SVG sequence',
    detail: 'The last messages as a picture.',
    icon: Workflow,
  },
  {
    id: 'graph',
    label: 'Export: SVG graph',
    detail: 'Actors as they stand on the stage.',
    icon: ChartNetwork,
  },
]

/** A link holds the order of deliveries, and there is one only where a person delivers. */
const atFullSpeed = items.map((item) =>
  item.id === 'link' ? { ...item, detail: 'Of a run in You deliver.', disabled: true } : item,
)

export interface RecordingMenuProps {
  readonly onLink: () => void
  readonly onSave: () => void
  readonly onExport: (format: ExportFormat) => void
  readonly onFile: (file: File) => void
}

export function RecordingMenu({ onLink, onSave, onExport, onFile }: RecordingMenuProps) {
  const chooser = useRef<HTMLInputElement>(null)
  const mode = useStage((state) => state.frame.mode)
  return (
    <>
      <span className={styles.anchor} {...tip('Save, open or export the run', 'recording')}>
        <Menu
          label="Recording: save, open or export the run"
          items={mode === 'step' || mode === 'replay' ? items : atFullSpeed}
          align="end"
          className={styles.button}
          onChoose={(id) => {
            if (id === 'link') onLink()
            else if (id === 'save') onSave()
            else if (id === 'open') chooser.current?.click()
            else onExport(id)
          }}
        >
          <Icon of={Download} size={16} />
        </Menu>
      </span>
      <input
        ref={chooser}
        type="file"
        accept=".actorium-run"
        className={styles.chooser}
        aria-label="Recording to open"
        tabIndex={-1}
        onChange={(event) => {
          const [file] = event.target.files ?? []
          // The same file may be chosen again.
          event.target.value = ''
          if (file) onFile(file)
        }}
      />
    </>
  )
}
