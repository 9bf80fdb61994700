/**
 * On which side of its envelope the sheet of actions opens: where it covers no other envelope. Pure.
 *
 * Over its own envelope where that is free, since the name stands below. Where no side is free it opens above all the
 * same; the cards under the floor have the same actions.
 */
import { envelopeHeight, envelopeWidth } from './spots'

export type SheetSide = 'above' | 'below' | 'right' | 'left'

export interface Place {
  readonly x: number
  readonly y: number
}

/** A little more than the sheet takes, so that the pointer gets by. */
const width = 184
const height = 52
const margin = 6

const sides: readonly SheetSide[] = ['above', 'below', 'right', 'left']

/** Where the sheet is held, seen from the middle of the envelope. */
export function anchorOf({ x, y }: Place, side: SheetSide): Place {
  switch (side) {
    case 'above':
      return { x, y: y - envelopeHeight / 2 }
    case 'below':
      return { x, y: y + envelopeHeight / 2 }
    case 'right':
      return { x: x + envelopeWidth / 2, y }
    case 'left':
      return { x: x - envelopeWidth / 2, y }
  }
}

export function sheetSide(envelope: Place, others: readonly Place[]): SheetSide {
  return sides.find((side) => others.every((other) => isFree(envelope, side, other))) ?? 'above'
}

function isFree(envelope: Place, side: SheetSide, other: Place): boolean {
  const anchor = anchorOf(envelope, side)
  const middle = {
    x: side === 'right' ? anchor.x + width / 2 : side === 'left' ? anchor.x - width / 2 : anchor.x,
    y: side === 'above' ? anchor.y - height / 2 : side === 'below' ? anchor.y + height / 2 : anchor.y,
  }
  return (
    Math.abs(middle.x - other.x) > (width + envelopeWidth) / 2 + margin ||
    Math.abs(middle.y - other.y) > (height + envelopeHeight) / 2 + margin
  )
}
