/** The rest of what Jupyter's Run and Kernel menus hold: run above, and run again after a restart. */
import { ChevronDown } from 'lucide-react'
import { many } from '../outputs/numbers'
import { Icon } from '../primitives/Icon'
import { Menu } from '../primitives/Menu'
import { ALL, STALE, type RunRange } from '../store/run-range'
import { useNotebook, useNotebookState } from './context'
import { askRestart } from './restart'
import styles from './RunMenu.module.css'

type Id = 'above' | 'stale' | 'dependents' | 'restart-to' | 'restart-all'

const NONE_ABOVE = 'No cell to run stands above the chosen one.'
const NONE_STALE = 'Nothing that ran has changed since.'
const NONE_HERE = 'No cell to run stands here or above.'

export function RunMenu() {
  const model = useNotebook()
  const cell = useNotebookState((state) => state.selected)
  const above: RunRange = { run: 'above', cell }
  const to: RunRange = { run: 'to', cell }
  const dependents: RunRange = { run: 'dependents', cell }
  const counts = {
    above: useNotebookState(() => model.toRun(above).length),
    stale: useNotebookState(() => model.toRun(STALE).length),
    dependents: useNotebookState(() => model.toRun(dependents).length),
    to: useNotebookState(() => model.toRun(to).length),
    all: useNotebookState(() => model.toRun(ALL).length),
  }
  const runs = (cells: number, none: string) => ({
    detail: cells === 0 ? none : many(cells, 'cell'),
    disabled: cells === 0,
  })
  return (
    <Menu<Id>
      label="More ways to run"
      className={styles.button}
      items={[
        { id: 'above', label: 'Run all above', ...runs(counts.above, NONE_ABOVE) },
        { id: 'stale', label: 'Run what has changed', ...runs(counts.stale, NONE_STALE) },
        {
          id: 'dependents',
          label: 'Run this and what depends on it',
          ...runs(counts.dependents, 'The chosen cell is no code.'),
        },
        { id: 'restart-to', label: restartWords(to), ...runs(counts.to, NONE_HERE) },
        { id: 'restart-all', label: restartWords(ALL), ...runs(counts.all, 'No cell can run yet.') },
      ]}
      onChoose={(id) => {
        const now = { above, stale: STALE, dependents }
        if (id in now) void model.runAll(now[id as keyof typeof now])
        else askRestart(id === 'restart-to' ? to : ALL)
      }}
    >
      <Icon of={ChevronDown} size={14} />
    </Menu>
  )
}

export function restartWords(then: RunRange | null): string {
  if (then === null) return 'Restart notebook'
  return then.run === 'all' ? 'Restart and run all' : 'Restart and run to here'
}
