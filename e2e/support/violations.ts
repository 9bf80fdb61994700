/**
 * What a page breaks of WCAG 2 A and AA in a theme, as axe finds it.
 *
 * A theme is colours alone: all is looked at in the first, and what has to do with colours in the other one.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type axe from 'axe-core'

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
const source = readFileSync(axeFile, 'utf8')

export type Theme = 'light' | 'dark'
export const THEMES: readonly Theme[] = ['light', 'dark']

/** Each violation in a line: rule, place, and what is wrong there. Motion is reduced from here on. */
export async function violations(page: Page, theme: Theme): Promise<string[]> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
  await settled(page)
  // Of a long table the first rows say it: the others are built alike, and there are hundreds.
  const context = { exclude: 'tbody > tr:nth-child(n + 21)' }
  const options: axe.RunOptions = {
    runOnly:
      theme === THEMES[0]
        ? { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }
        : { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
    // What passed is not described, which is most of the work. The page's only frames are the hidden ones of sandboxes.
    resultTypes: ['violations'],
    iframes: false,
  }
  await page.evaluate(source)
  const found = await page.evaluate(
    ({ context, options }) => {
      const { axe: inPage } = window as unknown as { axe: typeof axe }
      return inPage.run(context, options)
    },
    { context, options },
  )
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  )
}

/** The new theme is drawn everywhere: what was on its way has arrived, and colours stay as they are. */
const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    // Some of all, from everywhere on the page: to look at thousands takes longer than a frame.
    const all = [...document.body.querySelectorAll('*')]
    const some = all.filter((_, at) => at % Math.ceil(all.length / 300) === 0)
    const colours = () =>
      some
        .map((element) => {
          const { color, backgroundColor } = getComputedStyle(element)
          return color + backgroundColor
        })
        .join()
    await frame()
    await frame()
    const ending = document
      .getAnimations()
      .filter((animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime))
    await Promise.allSettled(ending.map((animation) => animation.finished))
    let last = ''
    for (let same = 0, frames = 0; same < 2 && frames < 20; frames++) {
      await frame()
      const now = colours()
      same = now === last ? same + 1 : 0
      last = now
    }
  })
