/**
 * The first minute in Firefox: money is lost by clicking envelopes and by keys alone, every order is counted, and the
 * page is as readable in the dark.
 */
import { ADD, ASK_1, ASK_2, EVERY_ORDER, TAKE } from '../support/first-screen-words'
import type { Target } from '../engines/in-page'
import type { FirefoxPage } from './page'
import { expect, test } from './test'

const ENVELOPES: Target = { css: 'section[aria-label="Stage"] button', name: /^deliver / }
const READS: Target = { css: 'section[aria-label="Stage"] *:has(> *)', name: /^Auditor has read:/, nth: -1 }
const button = (name: string): Target => ({ css: 'main button', name })

async function opened(page: FirefoxPage, site: string): Promise<void> {
  await page.goto(`${site}#/`)
  await page.counts(ENVELOPES, 4)
}

async function deliver(page: FirefoxPage, ...names: readonly RegExp[]): Promise<void> {
  for (const name of names) {
    await page.click({ ...ENVELOPES, name })
    await page.counts({ ...ENVELOPES, name }, 0)
  }
}

for (const hosting of ['plain', 'isolated'] as const) {
  test(`four clicks make the auditor count 190, and all 24 orders are counted, on a ${hosting} host`, async ({
    page,
    sites,
  }) => {
    await opened(page, sites[hosting])
    await deliver(page, TAKE, ASK_1)
    await page.says(READS, 'Auditor has read:90+?')
    await deliver(page, ASK_2, ADD)
    await page.says(READS, 'Auditor has read:90+100=190')
    await page.says({ css: 'main [role="status"] b' }, '10 is missing.')

    await page.click(button('Try every order'))
    await page.shows({ css: 'main [role="status"]', name: EVERY_ORDER })

    await page.click(button('Start again'))
    await page.counts(ENVELOPES, 4)
    await deliver(page, TAKE)
    await page.click(button('Undo'))
    await page.counts(ENVELOPES, 4)
  })
}

test('the keyboard alone makes 190', async ({ page, sites }) => {
  await opened(page, sites.plain)
  const focused = (name: RegExp) =>
    page.until(
      `the focus is on ${name.source}`,
      (pattern: string) => new RegExp(pattern).test(document.activeElement?.getAttribute('aria-label') ?? ''),
      [name.source],
    )
  for (let presses = 0; presses < 12; presses++) {
    await page.press('Tab')
    const label = await page.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
    if (TAKE.test(label)) break
  }
  await focused(TAKE)
  await page.press('Enter')
  await page.counts(ENVELOPES, 3)
  await focused(ADD)
  await page.press('ArrowRight')
  await focused(ASK_1)
  await page.press('Enter')
  await page.says(READS, 'Auditor has read:90+?')
  await focused(ASK_2)
  await page.press('Enter')
  await focused(ADD)
  await page.press('Enter')
  await page.says(READS, 'Auditor has read:90+100=190')
})

test('the theme changes, and is kept when the page is opened again', async ({ page, sites }) => {
  await opened(page, sites.plain)
  const ground = () => page.page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  const light = await ground()
  await page.click({ css: 'button', name: 'Dark theme' })
  await page.shows({ css: 'html[data-theme="dark"]' })
  const dark = await ground()
  expect(dark).not.toBe(light)
  await page.page.reload({ waitUntil: 'domcontentloaded' })
  await page.counts(ENVELOPES, 4)
  expect(await ground()).toBe(dark)
})
