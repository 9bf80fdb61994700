/** Which of the three layouts the window has room for. */
import { useMedia } from '../primitives/media'

export type Room = 'wide' | 'tablet' | 'phone'

const WIDE = '(min-width: 1101px)'
const TABLET = '(min-width: 768px)'
const TOUCH = '(pointer: coarse)'

export function useRoom(): Room {
  const wide = useMedia(WIDE)
  const tablet = useMedia(TABLET)
  return wide ? 'wide' : tablet ? 'tablet' : 'phone'
}

/** A finger instead of a mouse. A desktop zoomed to 200 % has a phone's room, and still a mouse. */
export function useTouch(): boolean {
  return useMedia(TOUCH)
}
