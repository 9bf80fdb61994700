/**
 * The finder of a stage: its key, and the focus, which goes back to where it was when the finder closes.
 */
import { useEffect, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import { useStage, useStageStore } from '../../store/stage-react'

const findFrom = 8

/** Whether there are so many actors that one has to look for them: fewer are seen at a glance. */
export function useManyActors(): boolean {
  return useStage(({ scene: { nodes, gaveWay }, frame: { actorsLeftOut, piles } }) => {
    const inPiles = piles.reduce((sum, pile) => sum + pile.count, 0)
    return nodes.length - 1 + gaveWay.size + actorsLeftOut + inPiles >= findFrom
  })
}

export function useFinder() {
  const store = useStageStore()
  const words = useStage((state) => state.finder)
  const many = useManyActors()
  const stage = useRef<HTMLElement>(null)
  const before = useRef<Element | null>(null)
  const isOpen = words !== null
  const wasOpen = useRef(isOpen)
  useEffect(() => {
    if (wasOpen.current && !isOpen) {
      // The button that opened it was away meanwhile, and is another one now.
      const button = stage.current?.querySelector('[aria-keyshortcuts]')
      const back = before.current?.isConnected === true ? before.current : (button ?? stage.current)
      if (back instanceof HTMLElement) back.focus()
      before.current = null
    }
    wasOpen.current = isOpen
  }, [isOpen])

  const onKeyDown = (event: KeyboardEvent): void => {
    const { target } = event
    const writing = target instanceof HTMLElement && target.closest('input, textarea, [contenteditable]')
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || writing || !many) return
    event.preventDefault()
    before.current = document.activeElement
    store.openFinder('')
  }
  return { words, stage, onKeyDown, close: store.closeFinder }
}
