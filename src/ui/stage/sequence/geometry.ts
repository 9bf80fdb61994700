/**
 * Where things lie in a sequence diagram: lanes across, places down. Pixels of the drawing; a projector scales them all.
 */
import type { SequenceBar, SequenceLine, SequenceView } from '../../../runtime/protocol/views-of-record'

/** Height of a place. */
export const placeHeight = 18
/** Between two lanes, and the head of one. */
export const laneApart = 142
export const headWidth = 122
export const headHeight = 44
/** The heads with their room. */
export const topHeight = 60
/** The captions at the left. */
export const gutter = 92
/** Half the width of a bar. */
export const barHalf = 5
/** A line of which one end has no lane. */
export const stubLength = 44
/** How far a message gets that is lost. */
const lostAt = 104

export interface Point {
  readonly x: number
  readonly y: number
}

export function laneX(lane: number): number {
  return gutter + headWidth / 2 + lane * laneApart
}

export function placeY(place: number): number {
  return (place + 0.5) * placeHeight
}

/** What a diagram of so many lanes and places takes; room for a card beside the last lane. */
export function extentOf(lanes: number, places: number): { readonly width: number; readonly height: number } {
  return { width: laneX(Math.max(0, lanes - 1)) + headWidth / 2 + 20, height: (places + 2) * placeHeight }
}

export type Route = 'line' | 'hook' | 'from-stub' | 'to-stub'

export interface Drawn {
  readonly route: Route
  readonly start: Point
  readonly end: Point
  /** 1: to the right. */
  readonly side: 1 | -1
}

/** From where to where a line is drawn; null where no end of it has a place. */
export function routeOf(line: SequenceLine): Drawn | null {
  const { fromLane, toLane, sent, arrived, fate } = line
  const begins = fromLane >= 0 && sent >= 0
  const ends = toLane >= 0 && arrived >= 0
  if (!begins && !ends) return null
  if (!begins) {
    const side = fromLane > toLane ? -1 : 1
    const x = laneX(toLane) - side * barHalf
    const y = placeY(arrived)
    return { route: 'from-stub', start: { x: x - side * stubLength, y }, end: { x, y }, side }
  }
  const y = placeY(sent)
  if (fromLane === toLane) {
    const x = laneX(fromLane) + barHalf
    return {
      route: 'hook',
      start: { x, y },
      end: { x, y: arrived >= 0 ? placeY(arrived) : y + placeHeight },
      side: 1,
    }
  }
  const side = toLane >= 0 && toLane < fromLane ? -1 : 1
  const x = laneX(fromLane) + side * barHalf
  const start = { x, y }
  if (toLane < 0) return { route: 'to-stub', start, end: { x: x + side * stubLength, y }, side }
  const across = Math.abs(laneX(toLane) - laneX(fromLane)) - 2 * barHalf
  const short = fate === 'lost' || fate === 'open' ? Math.min(lostAt, across * 0.8) : across
  const down = arrived >= 0 ? placeY(arrived) : y + placeHeight * 0.6
  return { route: 'line', start, end: { x: x + side * short, y: down }, side }
}

/** Width of a letter of a label. */
export const letterWidth = 7.2

export interface LabelSpot extends Point {
  readonly room: number
  /** The words as they are drawn there. */
  readonly words: string
}

/**
 * Where the words of a line stand: above it in the gap beside its sender, or beside its receiver where only that is
 * within `seen`, the part of the width that is in view.
 */
export function labelOf(
  line: SequenceLine,
  drawn: Drawn,
  seen: { readonly from: number; readonly to: number },
): LabelSpot {
  const { route, start, end, side } = drawn
  const away =
    route === 'to-stub'
      ? ` → ${line.toName}`
      : route === 'from-stub' && line.fromLane < 0
        ? ` ← ${line.fromName}`
        : ''
  const all = `${line.label}${away}`
  const across = Math.abs(end.x - start.x)
  const gap = laneApart - 2 * barHalf
  const room = route === 'hook' ? laneApart - 50 : across < gap ? gap - 10 : Math.min(across, gap) - 14
  const most = Math.floor(room / letterWidth)
  const words = all.length > most ? `${all.slice(0, most - 1)}…` : all
  if (route === 'hook') return { x: start.x + 26 + room / 2, y: (start.y + end.y) / 2 + 4, room, words }
  const near = Math.min(across, gap) / 2
  const beside = start.x + side * near
  const x = beside > seen.from && beside < seen.to ? beside : end.x - side * near
  const slope = across === 0 ? 0 : (end.y - start.y) / across
  const under = Math.abs(x - start.x) * slope
  // High enough that no letter touches the line, which slopes.
  const lift = Math.min(10, (Math.abs(slope) * words.length * letterWidth) / 2)
  return { x, y: start.y + under - 4 - lift, room, words }
}

/** What is at a point of the diagram: the nearest line, or the message that a bar handles. */
export function hit(
  view: SequenceView,
  at: Point,
  seen: { readonly from: number; readonly to: number },
): SequenceLine | SequenceBar | null {
  let nearest: SequenceLine | null = null
  let least = 8
  for (const line of view.lines) {
    const drawn = routeOf(line)
    if (drawn === null) continue
    const label = labelOf(line, drawn, seen)
    const onLabel =
      Math.abs(at.x - label.x) < (label.words.length * letterWidth) / 2 + 4 &&
      Math.abs(at.y - (label.y - 4)) < 7
    const away = onLabel ? 2 : awayFrom(at, drawn)
    if (away >= least) continue
    least = away
    nearest = line
  }
  if (nearest !== null) return nearest
  for (const bar of view.bars) {
    if (Math.abs(at.x - laneX(bar.lane)) > barHalf + 3 || at.y < placeY(bar.from)) continue
    if (bar.to < 0 || at.y <= placeY(bar.to)) return bar
  }
  return null
}

function awayFrom(at: Point, { route, start, end }: Drawn): number {
  if (route === 'hook')
    return Math.hypot(
      at.x - Math.max(start.x, Math.min(start.x + 26, at.x)),
      at.y - Math.max(start.y, Math.min(end.y, at.y)),
    )
  const [dx, dy] = [end.x - start.x, end.y - start.y]
  const length = dx * dx + dy * dy
  const along = length === 0 ? 0 : ((at.x - start.x) * dx + (at.y - start.y) * dy) / length
  const share = Math.max(0, Math.min(1, along))
  return Math.hypot(at.x - start.x - share * dx, at.y - start.y - share * dy)
}

/** The place at which a line begins to be seen. */
export function placeOf({ sent, arrived }: SequenceLine): number {
  return sent >= 0 ? sent : arrived
}

/** Lines from top to bottom. */
export function inOrder(lines: readonly SequenceLine[]): readonly SequenceLine[] {
  return [...lines].sort((a, b) => placeOf(a) - placeOf(b))
}

export function keyOf({ row, kind }: Pick<SequenceLine, 'row' | 'kind'>): string {
  return kind === 'answer' ? `${row}>` : String(row)
}
