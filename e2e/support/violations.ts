/**
 * What a page breaks of WCAG 2 A and AA in a theme, as axe finds it.
 *
 * A theme is colours alone: all is looked at in the first, and what has to do with colours in the other one.
 */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

export type Theme = 'light' | 'dark'
export const THEMES: readonly Theme[] = ['light', 'dark']

/** Each violation in a line: rule, place, and what is wrong there. Motion is reduced from here on. */
export async function violations(page: Page, theme: Theme): Promise<string[]> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
  await settled(page)
  // Of a long table the first rows say it: the others are built alike, and there are hundreds.
  const axe = new AxeBuilder({ page }).exclude('tbody > tr:nth-child(n + 21)')
  const chosen =
    theme === THEMES[0]
      ? axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'])
      : axe.withRules(['color-contrast', 'link-in-text-block'])
  return (await chosen.analyze()).violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => `${id} at ${target.join(' ')}: ${failureSummary}`),
  )
}

/** The new theme is drawn: colours on their way from the old one have arrived. */
const settled = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const ending = document
      .getAnimations()
      .filter((animation) => Number.isFinite(animation.effect?.getComputedTiming().endTime))
    await Promise.allSettled(ending.map((animation) => animation.finished))
  })
