/**
 * In which corner of the floor the card of the chosen actor covers least, and never whom it is about.
 *
 * The card stands outside the floor's view, so this asks where the nodes are when everybody is in view; where a person
 * has moved the view, it is as good as another corner.
 */
import type { Rect } from './graph/route'
import { boundsOf, fitted, openingFor, union, type Room } from './graph/view'

/** Top right, bottom left, and bottom right over the buttons of the view. */
export type Corner = 'right' | 'left' | 'low'

const card = { width: 264, height: 180 }
const controls = 40
const ofChosen = 1000

export function cornerFor(index: number, rects: ReadonlyMap<number, Rect>, room: Room): Corner {
  const bounds = boundsOf(rects.values())
  const chosen = rects.get(index)
  if (!bounds || !chosen) return 'right'
  const view = fitted(union(bounds, openingFor(room)), room)
  const onFloor = ({ x, y, width, height }: Rect): Rect => ({
    x: x * view.zoom + view.x,
    y: y * view.zoom + view.y,
    width: width * view.zoom,
    height: height * view.zoom,
  })
  const atLeft = onFloor(chosen).x < room.width / 2
  const order: Corner[] = atLeft ? ['right', 'low', 'left'] : ['left', 'right', 'low']
  const covered = order.map((corner) => {
    const box = boxIn(corner, room)
    let sum = 0
    for (const [key, rect] of rects) sum += overlap(box, onFloor(rect)) * (key === index ? ofChosen : 1)
    return sum
  })
  return order[covered.indexOf(Math.min(...covered))]
}

function boxIn(corner: Corner, { width, height }: Room): Rect {
  const x = corner === 'left' ? 16 : width - 12 - card.width
  const bottom = height - (corner === 'low' ? 12 : 12 - controls)
  return { x, y: corner === 'right' ? 12 : Math.max(12, bottom - card.height), ...card }
}

function overlap(a: Rect, b: Rect): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return width > 0 && height > 0 ? width * height : 0
}
