/** Where the inspector and the notebook don't both have room: the notebook folds to a rail while the one is open. */
const ROOM_FOR_BOTH = '(min-width: 1800px)'
/** Narrower still, nothing stands side by side and nothing folds. */
const SIDE_BY_SIDE = '(min-width: 1101px)'

export function foldsNotebook(): boolean {
  return window.matchMedia(SIDE_BY_SIDE).matches && !window.matchMedia(ROOM_FOR_BOTH).matches
}
