/**
 * The page without a network: after one visit, with a new version beside the old one, and when it is repaired.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { serve } from '../scripts/serve.mjs'
import { LessonPage } from './support/lesson'
import { expect, test } from './support/test'

test.use({ serviceWorkers: 'allow' })

/** As the page says it of itself. */
const offline = (page: Page) => expect(page.locator('html'))

test('after one visit a lesson opens, runs and keeps what is written without a network', async ({ page }) => {
  test.setTimeout(120_000)
  const server = await serve({ dir: 'dist', base: '/cs/actors/', isolated: false, compress: false })
  await page.goto(`${server.url}#/lessons`)
  await offline(page).toHaveAttribute('data-offline', 'ready', { timeout: 60_000 })
  await expect(page.getByText('works without a network.')).toBeVisible()
  await server.close()

  const lesson = await LessonPage.open(page, server.url, 'counter-original')
  await lesson.runToEnd('counter')
  await lesson.stage.panel.getByRole('tab', { name: 'Timeline' }).click()
  await lesson.rewrite('counter', '20 + 3')
  await page.reload()
  await lesson.ready()
  await lesson.runToEnd('counter')
  await lesson.expectValue('counter', '23')
})

test('a new version is told, and is there when the person asks for it; Repair loads everything anew', async ({
  page,
  context,
}) => {
  test.setTimeout(120_000)
  const dir = mkdtempSync(join(tmpdir(), 'actorium-'))
  cpSync('dist', dir, { recursive: true })
  const server = await serve({ dir, isolated: false, compress: false })
  const versions = () =>
    page.evaluate(async () => (await caches.keys()).map((name) => name.split(' ').at(-1)))
  try {
    await page.goto(`${server.url}#/lessons`)
    await offline(page).toHaveAttribute('data-offline', 'ready', { timeout: 60_000 })
    const [first] = await versions()
    const service = readFileSync(join(dir, 'service.js'), 'utf8')
    writeFileSync(join(dir, 'service.js'), service.replace(first ?? '', 'f'.repeat(16)))

    await page.reload()
    await expect(page.getByText('A new version of Actorium is there.')).toBeVisible({ timeout: 60_000 })
    const other = await context.newPage()
    await other.goto(`${server.url}#/lessons`)
    await expect(other.getByText('A new version of Actorium is there.')).toBeVisible({ timeout: 30_000 })
    const newer = page.waitForEvent('load')
    await page.getByRole('button', { name: 'Use it now' }).click()
    await newer
    await expect.poll(versions, { timeout: 30_000 }).toEqual(['f'.repeat(16)])
    await offline(page).toHaveAttribute('data-offline', 'ready', { timeout: 60_000 })
    await expect(page.getByText('A new version of Actorium is there.')).toHaveCount(0)

    await expect(other.getByText('Another tab uses a new version of Actorium.')).toBeVisible()
    await other.getByRole('button', { name: 'Reload' }).click()
    await expect(other.getByText('Another tab uses a new version of Actorium.')).toHaveCount(0)

    const later = page.waitForEvent('load')
    await page.getByRole('button', { name: 'Repair' }).click()
    await later
    await offline(page).toHaveAttribute('data-offline', 'ready', { timeout: 60_000 })
    expect(await versions()).toEqual(['f'.repeat(16)])
  } finally {
    await server.close()
    rmSync(dir, { recursive: true, force: true })
  }
})
