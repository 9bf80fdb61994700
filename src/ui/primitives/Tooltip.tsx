/**
 * Tooltips: one layer for the whole page, driven by attributes.
 *
 * `tip('Stop this cell', 'interrupt')` gives the attributes for any element, SVG ones too; the layer draws them in the
 * browser's top layer, so nothing clips them. Touch shows none, so
 * whatever a tooltip says must also stand elsewhere.
 */
import { useEffect, useRef } from 'react'
import styles from './Tooltip.module.css'

export interface Tip {
  readonly 'data-tip': string
  readonly 'data-term'?: string
}

/** `words` may be '' where the element already says them; `term` is the field's term. */
export function tip(words: string, term?: string): Tip {
  return term ? { 'data-tip': words, 'data-term': term } : { 'data-tip': words }
}

const DELAY = 350
const GAP = 7
const ID = 'tooltip'
/** What a menu or a sheet has opened from. */
const OPEN = '[aria-haspopup][aria-expanded=true]'

export function TooltipLayer() {
  const layer = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const box = layer.current
    // A browser without popovers goes without tooltips.
    if (!box || typeof box.showPopover !== 'function') return
    let target: Element | null = null
    let timer = 0
    let shown = ''

    // What it points at may change or go while nobody moves.
    const outdated = new MutationObserver(() => {
      if (target?.isConnected !== true || target.getAttribute('data-tip') !== shown || isBehind(target))
        hide()
    })
    const hide = () => {
      window.clearTimeout(timer)
      outdated.disconnect()
      if (target?.getAttribute('aria-describedby') === ID) target.removeAttribute('aria-describedby')
      target = null
      if (box.matches(':popover-open')) box.hidePopover()
    }
    const show = (element: Element) => {
      const words = element.getAttribute('data-tip') ?? ''
      const term = element.getAttribute('data-term') ?? ''
      if (!element.isConnected || (!words && !term) || isBehind(element)) return
      shown = words
      const attributeFilter = ['data-tip', 'open', 'aria-expanded']
      const changes = { subtree: true, childList: true, attributes: true, attributeFilter }
      outdated.observe(document.body, changes)
      box.replaceChildren(words, ...(term ? [words ? ' ' : '', termMark(term)] : []))
      box.showPopover()
      place(box, element.getBoundingClientRect(), element.closest('[data-tips=above]') !== null)
      if (!element.hasAttribute('aria-describedby') && (term || element.getAttribute('aria-label') !== words))
        element.setAttribute('aria-describedby', ID)
    }
    const over = (event: Event) => {
      if (event instanceof PointerEvent && event.pointerType === 'touch') return
      const element = event.target instanceof Element ? event.target.closest('[data-tip]') : null
      if (element === target) return
      hide()
      if (!element) return
      if (event.type === 'focusin' && !element.matches(':focus-visible')) return
      target = element
      timer = window.setTimeout(() => show(element), event.type === 'focusin' ? 0 : DELAY)
    }
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Escape') hide()
    }
    const all = { capture: true, passive: true }
    document.addEventListener('pointerover', over, all)
    document.addEventListener('focusin', over, all)
    document.addEventListener('focusout', hide, all)
    document.addEventListener('pointerdown', hide, all)
    document.addEventListener('scroll', hide, all)
    document.addEventListener('keydown', key, all)
    return () => {
      hide()
      document.removeEventListener('pointerover', over, all)
      document.removeEventListener('focusin', over, all)
      document.removeEventListener('focusout', hide, all)
      document.removeEventListener('pointerdown', hide, all)
      document.removeEventListener('scroll', hide, all)
      document.removeEventListener('keydown', key, all)
    }
  }, [])

  return <div ref={layer} id={ID} role="tooltip" popover="manual" className={styles.tooltip} />
}

function termMark(term: string): HTMLElement {
  const mark = document.createElement('span')
  mark.className = styles.term
  mark.textContent = term
  return mark
}

/** Its own menu or sheet is open, or a dialog that it is no part of. */
function isBehind(element: Element): boolean {
  const dialogs = [...document.querySelectorAll('dialog[open]')]
  return (
    element.matches(`${OPEN}, :has(> ${OPEN}), :has(> * > ${OPEN})`) ||
    dialogs.some((dialog) => !dialog.contains(element))
  )
}

/**
 * Below the target, above it where there is no room or where it is wanted so; inside the window by 8 px. Never over the
 * buttons that have opened beside the target: then above them, or below.
 */
function place(box: HTMLElement, at: DOMRect, above: boolean): void {
  const { offsetWidth: width, offsetHeight: height } = box
  const buttons = document.querySelector('[data-tips=around]')?.getBoundingClientRect()
  const left = Math.min(Math.max(8, at.left + at.width / 2 - width / 2), window.innerWidth - width - 8)
  const below = at.bottom + GAP
  const over = at.top - GAP - height
  const isFree = (top: number): boolean =>
    top >= 8 &&
    top + height + 8 <= window.innerHeight &&
    !(buttons && covers({ left, top, width, height }, buttons))
  const tries = above ? [over, below] : [below, over]
  if (buttons) tries.push(buttons.bottom + GAP, buttons.top - GAP - height)
  const top = tries.find(isFree) ?? (below + height + 8 <= window.innerHeight ? below : over)
  box.style.translate = `${Math.round(left)}px ${Math.round(top)}px`
}

interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

function covers(a: Box, b: Box): boolean {
  return (
    a.left < b.left + b.width &&
    b.left < a.left + a.width &&
    a.top < b.top + b.height &&
    b.top < a.top + a.height
  )
}
