/**
 * Where actors stand while they are grouped. Nobody who stands already is moved by another.
 *
 * Each group has a block of cells with a frame around it; blocks stand in rows with wide gaps, where messages have
 * room. How large a first block is follows from who is there when grouping begins. A newcomer takes a free cell of its
 * group; where there is none, a further block is added at the end, and its frame says that it continues the group.
 */
import type { Rect } from './route'
import { nodeWidth, type SceneNode } from './scene'
import { tallest, type Point } from './slots'

export const framePadding = 12
export const frameStrip = 32
const cellGapX = 44
const cellGapY = 28
const blockGapX = 104
const blockGapY = 64
const mostColumns = 4

export interface Block {
  readonly group: string
  /** 0 for the first of its group. */
  readonly part: number
  readonly x: number
  readonly y: number
  readonly columns: number
  readonly rows: number
}

interface Cell {
  readonly block: number
  readonly n: number
}

export interface GroupPlacement {
  readonly blocks: readonly Block[]
  /** Path id → its cell. */
  readonly cells: ReadonlyMap<string, Cell>
  readonly positions: ReadonlyMap<string, Point>
  /** How wide a row of blocks may become. */
  readonly width: number
}

export const noGroups: GroupPlacement = { blocks: [], cells: new Map(), positions: new Map(), width: 0 }

export function placeGroups(
  before: GroupPlacement,
  nodes: readonly Pick<SceneNode, 'key' | 'id'>[],
  groupOf: (key: number) => string,
): GroupPlacement {
  const blocks = [...before.blocks]
  const cells = new Map<string, Cell>()
  const taken = new Set<string>()
  const take = (id: string, cell: Cell): void => {
    cells.set(id, cell)
    taken.add(`${cell.block},${cell.n}`)
  }
  const newcomers = new Map<string, string[]>()
  for (const { key, id } of nodes) {
    const group = groupOf(key) || `alone:${id}`
    const cell = before.cells.get(id)
    if (cell && blocks[cell.block].group === group) take(id, cell)
    else newcomers.set(group, [...(newcomers.get(group) ?? []), id])
  }
  const width = before.width || widthFor([...newcomers.values()].map((ids) => ids.length))
  for (const [group, ids] of newcomers) {
    const waiting = [...ids]
    for (const [at, block] of blocks.entries()) {
      if (block.group !== group) continue
      for (let n = 0; n < block.columns * block.rows && waiting.length > 0; n += 1)
        if (!taken.has(`${at},${n}`)) take(waiting.shift()!, { block: at, n })
    }
    if (waiting.length === 0) continue
    const part = blocks.filter((block) => block.group === group).length
    blocks.push({
      group,
      part,
      ...shapeFor(waiting.length, part),
      ...nextPlace(blocks, waiting.length, part, width),
    })
    for (const [n, id] of waiting.entries()) take(id, { block: blocks.length - 1, n })
  }
  const positions = new Map([...cells].map(([id, cell]) => [id, cellAt(blocks[cell.block], cell.n)]))
  return { blocks, cells, positions, width }
}

export function isFramed(block: Block): boolean {
  return !block.group.startsWith('alone:')
}

/** The frame around a block; a block of somebody alone has the size of that node. */
export function blockRect(block: Block): Rect {
  return { x: block.x, y: block.y, ...sizeOf(block) }
}

/** As square as its nodes allow; a block that continues a group has room for some more. */
function shapeFor(count: number, part: number): { columns: number; rows: number } {
  const room = part === 0 ? count : Math.max(2, count)
  const columns = Math.min(mostColumns, Math.ceil(Math.sqrt(room)))
  return { columns, rows: Math.ceil(room / columns) }
}

function sizeOf({ group, columns, rows }: Pick<Block, 'group' | 'columns' | 'rows'>): {
  width: number
  height: number
} {
  const width = columns * nodeWidth + (columns - 1) * cellGapX
  const height = rows * tallest + (rows - 1) * cellGapY
  return group.startsWith('alone:')
    ? { width, height }
    : { width: width + 2 * framePadding, height: height + frameStrip + framePadding }
}

function cellAt(block: Block, n: number): Point {
  const framed = isFramed(block)
  return {
    x: block.x + (framed ? framePadding : 0) + (n % block.columns) * (nodeWidth + cellGapX),
    y: block.y + (framed ? frameStrip : 0) + Math.floor(n / block.columns) * (tallest + cellGapY),
  }
}

/** In the last row, or below it: that row may grow, for nothing stands under it. */
function nextPlace(blocks: readonly Block[], count: number, part: number, width: number): Point {
  const last = blocks.at(-1)
  if (!last) return { x: 0, y: 0 }
  const size = sizeOf({ group: '', ...shapeFor(count, part) })
  const x = last.x + sizeOf(last).width + blockGapX
  if (x + size.width <= width) return { x, y: last.y }
  const bottom = Math.max(...blocks.map((block) => block.y + sizeOf(block).height))
  return { x: 0, y: bottom + blockGapY }
}

/** About half as wide again as high, and never narrower than two blocks of one. */
function widthFor(counts: readonly number[]): number {
  const sizes = counts.map((count) => sizeOf({ group: '', ...shapeFor(count, 0) }))
  const area = sizes.reduce((sum, { width, height }) => sum + (width + blockGapX) * (height + blockGapY), 0)
  return Math.max(...sizes.map(({ width }) => width), 2 * nodeWidth + 3 * blockGapX, Math.sqrt(area * 1.5))
}
