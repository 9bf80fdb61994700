/**
 * Writing in Firefox: it moves its own selection when the text around it is drawn anew, which Chromium does not.
 */
import { EngineLesson } from '../engines/lesson'
import { expect, test } from './test'

const LESSON = 'bank-original'
const CELL = 'bank'
const TEXT = 'new Promise()'

test('all that is chosen stays chosen when a forgotten await is marked in it just after a click', async ({
  page,
  sites,
}) => {
  const lesson = await EngineLesson.open(page, sites.plain, LESSON)
  await lesson.rewrite(CELL, TEXT, 'paste')
  // Whenever the mark comes: what was clicked last was clicked a moment ago.
  const chosen = await page.until(
    'a forgotten await is marked',
    (css: string) => {
      const content = document.querySelector<HTMLElement>(css)
      if (content === null) return null
      if (content.querySelector('.cm-forgot')) return `chosen: ${String(getSelection())}`
      const { x, y, width, height } = content.getBoundingClientRect()
      const common = { bubbles: true, cancelable: true }
      const there = { ...common, clientX: x + width / 2, clientY: y + height / 2, detail: 1 }
      content.blur()
      content.dispatchEvent(new MouseEvent('mousedown', there))
      content.dispatchEvent(new MouseEvent('mouseup', there))
      content.dispatchEvent(new KeyboardEvent('keydown', { ...common, key: 'a', ctrlKey: true }))
      return null
    },
    [`[data-cell="${CELL}"] .cm-content`],
  )
  expect(chosen).toBe(`chosen: ${TEXT}`)
})
