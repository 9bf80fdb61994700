/**
 * Everything that can be asked for in a notebook, by name: what the menus and keys do, and the way to each heading.
 *
 * Nothing is done here that has no other place; a command calls what its menu calls.
 */
import { headingsOf } from '../../../notebooks/document/headings'
import type { Mode } from '../../../runtime/protocol/view'
import { currentProjector, project } from '../../primitives/projector'
import { chooseTheme, currentTheme } from '../../primitives/theme'
import { openCells } from '../../store/open-cells'
import { ALL, STALE, type RunRange } from '../../store/run-range'
import { DEEDS, type DeedWorld } from '../deeds'
import { hasChecks, openDialog, saveAs, saveNow, startOver } from '../file-work'
import { openFind } from '../find/found-store'
import { askRestart } from '../restart'
import { restartWords } from '../RunMenu'

export const GROUPS = ['Run', 'Cell', 'Find', 'File', 'Stage', 'Page', 'Go to'] as const

export interface Command {
  readonly id: string
  readonly label: string
  /** What it acts on. */
  readonly group: (typeof GROUPS)[number]
  /** As they are pressed without the palette; '' where there are none. */
  readonly keys: string
  readonly disabled: boolean
  readonly run: () => void
}

export function commandsOf(world: DeedWorld): readonly Command[] {
  return [
    ...running(world),
    ...onCell(world),
    ...finding(),
    ...filing(world),
    ...looking(world),
    ...headings(world),
  ]
}

/** Before `run` takes place the palette has closed, and the focus is where it was. */
const command = (
  group: Command['group'],
  id: string,
  label: string,
  run: () => void,
  keys = '',
  disabled = false,
): Command => ({ id, label, group, keys, disabled, run })

function running({ model, moves }: DeedWorld): readonly Command[] {
  const { selected, runs } = model.store.getState()
  const isCode = runs[selected] !== undefined
  const range = (run: 'above' | 'to' | 'dependents'): RunRange => ({ run, cell: selected })
  const ranged = (id: string, label: string, what: RunRange, keys = ''): Command =>
    command('Run', id, label, () => void model.runAll(what), keys, model.toRun(what).length === 0)
  return [
    command('Run', 'run', 'Run and go on', () => moves.run('advance'), 'Shift+Enter', !isCode),
    command('Run', 'run-stay', 'Run and stay', () => moves.run('stay'), 'Ctrl+Enter', !isCode),
    ranged('run-all', 'Run all', ALL, 'Ctrl+F9'),
    ranged('run-above', 'Run all above', range('above'), 'Ctrl+F8'),
    ranged('run-stale', 'Run what has changed', STALE),
    ranged('run-dependents', 'Run this and what depends on it', range('dependents')),
    command('Run', 'stop', 'Stop everything', () => model.stop(), 'I I'),
    command('Run', 'restart', restartWords(null), () => askRestart(), '0 0'),
    command('Run', 'restart-to', restartWords(range('to')), () => askRestart(range('to'))),
    command('Run', 'restart-all', restartWords(ALL), () => askRestart(ALL)),
  ]
}

function onCell(world: DeedWorld): readonly Command[] {
  const state = world.model.store.getState()
  const cell = state.notebook.cells.find(({ id }) => id === state.selected)
  if (cell === undefined) return []
  return DEEDS.map(({ id, label, keys, can, run }) =>
    command('Cell', id, label, () => run(cell, world), keys, !can(cell, state)),
  )
}

function finding(): readonly Command[] {
  return [
    command('Find', 'find', 'Find in all cells', () => openFind(), 'F'),
    command('Find', 'replace', 'Find and replace in all cells', () => openFind(true), 'Ctrl+H'),
  ]
}

function filing({ model }: DeedWorld): readonly Command[] {
  return [
    command('File', 'save', 'Save', () => void saveNow(model), 'Ctrl+S'),
    command('File', 'history', 'History: former versions', () => openDialog('history')),
    command('File', 'difference', 'What I changed', () => openDialog('difference')),
    command('File', 'link', 'Copy a link to this notebook', () => openDialog('link')),
    command('File', 'copy', 'Save a copy (.ipynb)', () => void saveAs(model, 'copy')),
    command('File', 'page', 'Save as a page (.html)', () => void saveAs(model, 'page')),
    command('File', 'catch-up', 'Catch me up', () => openDialog('catch-up'), '', !hasChecks(model)),
    command('File', 'hand-in', 'Hand in', () => openDialog('hand-in'), '', !hasChecks(model)),
    command('File', 'start-over', 'Start over: back to the lesson', () => void startOver(model)),
  ]
}

const MODES: readonly (readonly [Mode, string])[] = [
  ['live', 'Full speed'],
  ['slow', 'Slow motion'],
  ['step', 'You deliver'],
]

function looking({ model }: DeedWorld): readonly Command[] {
  const { mode } = model.session.frame()
  const isDark = currentTheme() === 'dark'
  const { on } = currentProjector()
  return [
    ...MODES.map(([to, label]) =>
      command(
        'Stage',
        `mode-${to}`,
        label,
        () => void model.session.setMode(to),
        '',
        mode === to || mode === 'replay',
      ),
    ),
    command('Stage', 'clear', 'Clear the stage', () => model.clearStage()),
    command('Page', 'theme', isDark ? 'Light theme' : 'Dark theme', () =>
      chooseTheme(isDark ? 'light' : 'dark'),
    ),
    command(
      'Page',
      'projector',
      on ? 'Leave projector mode' : 'Projector mode',
      () => project(!on),
      'Shift+P',
    ),
    command('Page', 'lessons', 'All lessons', () => (window.location.hash = '#/lessons')),
  ]
}

function headings({ model, moves }: DeedWorld): readonly Command[] {
  const { notebook, predictions } = model.store.getState()
  const open = new Set(openCells(notebook.cells, predictions).open)
  return notebook.cells.flatMap((cell) =>
    headingsOf([cell]).map(({ text }, at) =>
      command('Go to', `heading-${cell.id}-${at}`, text, () => moves.focusCell(cell.id), '', !open.has(cell)),
    ),
  )
}
