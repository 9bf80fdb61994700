/**
 * A run comes back: as a recording that is saved and opened after a reload, and as a link in a page of its own. The
 * same actors in the same states, the same sentences in the same order. Real workers.
 */
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import type { Step } from '../src/notebooks/exercises/promise'
import { LAUNCH_ARGS, launchOptions } from '../scripts/browser.mjs'
import { LessonPage } from './support/lesson'
import type { StageView } from './support/stage'
import { expect, test } from './support/test'

const LESSON = '02-one-mailbox'
const HOSTNAME = 'actorium.test'

test.use({
  launchOptions: {
    ...launchOptions(),
    args: [...LAUNCH_ARGS, `--host-resolver-rules=MAP ${HOSTNAME} 127.0.0.1`],
  },
})

const SOME: readonly Step[] = [
  ['notebook', 'count', 'increment'],
  ['ana', 'count', 'increment'],
  ['notebook', 'count', 'getValue'],
]

/** What waits before an actor is said by a run that is held alone. */
const WAITS = /(mailbox empty|\d+ (held|waiting|waits?)) ?/g

/** A cell is named by the number of its run in this page, and by its own name where it has not run in it. */
const CELL = /^(\[\d+\]|cell \w+) (?=line \d)/gm

/** What the stage shows of the run: its actors with their states, and what happened, in order. */
async function picture(stage: StageView): Promise<{ actors: string[]; sentences: string[] }> {
  await stage.panel.getByRole('tab', { name: 'Graph' }).click()
  const nodes = stage.panel.locator('.react-flow__node [data-actor]')
  await expect(nodes.first()).toBeVisible()
  const actors = (await nodes.allInnerTexts())
    .map((text) => text.replace(/\s+/g, ' ').replace(WAITS, ''))
    .sort()
  await stage.panel.getByRole('tab', { name: 'In words' }).click()
  const list = stage.panel.getByRole('region', { name: 'In words' }).getByRole('listitem')
  await expect(list.first()).toBeVisible()
  const sentences = (await list.allInnerTexts()).map((text) => text.replace(CELL, ''))
  await stage.panel.getByRole('tab', { name: 'Graph' }).click()
  return { actors, sentences }
}

const expectPicture = (stage: StageView, whole: Awaited<ReturnType<typeof picture>>): Promise<void> =>
  expect.poll(() => picture(stage), { timeout: 20_000 }).toEqual(whole)

/** Lesson 2 with some of its messages delivered. */
async function delivered(page: Page, site: string): Promise<LessonPage> {
  const lesson = await LessonPage.open(page, site, LESSON)
  await lesson.runToEnd('counters')
  await lesson.runToChoice('increments')
  await lesson.stage.deliver(SOME)
  return lesson
}

async function choose({ panel, page }: StageView, item: string): Promise<void> {
  await panel.getByRole('button', { name: /^Recording: / }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

/** Copies the link of the run and gives it; where there is no clipboard it is read from the field. */
async function copiedLink(stage: StageView): Promise<string> {
  await choose(stage, 'Copy link')
  await expect(stage.panel.getByText(/It brings 2 cells, 5 deliveries\./)).toBeVisible()
  const field = stage.panel.getByRole('textbox', { name: 'Link to this run' })
  return (await field.count()) > 0
    ? field.inputValue()
    : stage.page.evaluate(() => navigator.clipboard.readText())
}

test('a recording is saved, and after a reload it is played to the same end', async ({
  page,
  site,
}, info) => {
  const lesson = await delivered(page, site)
  const whole = await picture(lesson.stage)
  const download = page.waitForEvent('download')
  await choose(lesson.stage, 'Save recording')
  const file = info.outputPath('saved.actorium-run')
  await (await download).saveAs(file)
  expect((await readFile(file)).length).toBeGreaterThan(200)

  await page.reload()
  await lesson.ready()
  await page.getByLabel('Recording to open').setInputFiles(file)
  const { stage } = lesson
  await expect(stage.panel.getByText('Replay', { exact: true })).toBeVisible()
  await expectPicture(stage, whole)
  // From its beginning to its end, by itself.
  await stage.panel.getByRole('button', { name: 'To the beginning' }).click()
  const event = stage.panel.getByRole('slider', { name: 'Event' })
  await expect(event).toHaveAttribute('aria-valuenow', '0')
  await stage.panel.getByRole('button', { name: 'Play', exact: true }).click()
  const last = await event.getAttribute('aria-valuemax')
  await expect(event).toHaveAttribute('aria-valuenow', last ?? '', { timeout: 30_000 })
  await expectPicture(stage, whole)
})

test.describe('a link', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

  test('brings the run to a page that has seen nothing, and it runs when it is told to', async ({
    page,
    site,
    browser,
    problems,
  }) => {
    const lesson = await delivered(page, site)
    const whole = await picture(lesson.stage)
    const link = await copiedLink(lesson.stage)
    expect(link).toMatch(/#\/run\/1\.[\w-]+$/)
    expect(link.length).toBeLessThan(3000)

    const context = await browser.newContext({ viewport: { width: 1280, height: 720 } })
    const other = await context.newPage()
    problems.watch(other)
    await other.goto(link)
    const copy = new LessonPage(other)
    await copy.ready()
    const strip = other.getByRole('region', { name: 'What the link brings' })
    await expect(strip).toContainText('This link brings a run: 2 cells, 5 deliveries. Nothing has run yet.')
    await expect(copy.stage.envelopes).toHaveCount(0)
    expect(await copy.count('counters')).toBe(0)
    await strip.getByRole('button', { name: 'Run it' }).click()
    await expect(strip).toContainText('This is the run that the link brought.')
    await expectPicture(copy.stage, whole)
    await copy.stage.expectDelivered(5)
    // It goes on here as it would there.
    await copy.stage.button('Undo').click()
    await copy.stage.expectDelivered(4)
    await context.close()
  })

  test('leaves the reader’s own work in the lesson as it is', async ({ page, site }) => {
    const write = async (lesson: LessonPage, words: string): Promise<void> => {
      await lesson.editor('counters').click()
      await page.keyboard.press('ControlOrMeta+End')
      await page.keyboard.insertText(words)
      await page.keyboard.press('Escape')
    }
    const lesson = await LessonPage.open(page, site, LESSON)
    await write(lesson, ' // sent')
    await lesson.runToEnd('counters')
    await lesson.runToChoice('increments')
    await lesson.stage.deliver(SOME)
    const link = await copiedLink(lesson.stage)
    await write(lesson, ' // mine')
    await page.goto(`${site}#/lessons`)
    await page.goto(link)
    const copy = new LessonPage(page)
    await copy.ready()
    await expect(copy.editor('counters')).toContainText('// sent')
    await expect(copy.editor('counters')).not.toContainText('// mine')
    await write(copy, ' // theirs')
    await page.getByRole('link', { name: 'Go to my own lesson' }).click()
    await lesson.ready()
    await expect(lesson.editor('counters')).toContainText('// sent // mine')
    await expect(lesson.editor('counters')).not.toContainText('// theirs')
  })

  test('that was cut, or names a step that is none, is refused in words', async ({ page, site }) => {
    for (const [text, words] of [
      ['1.AAAA', 'The link is damaged: a part of it is missing or was changed.'],
      ['7.AAAA', 'The link is of version 7, and this page reads version 1.'],
      ['<img src=x onerror=alert(1)>', 'The link holds no run.'],
    ] as const) {
      await page.goto(`${site}#/run/${encodeURIComponent(text)}`)
      await expect(page.getByRole('heading', { name: 'The link can’t be opened' })).toBeVisible()
      await expect(page.getByText(words)).toBeVisible()
      await expect(page.locator('main img')).toHaveCount(0)
    }
  })
})

test.describe('on plain http, in a sub-folder', () => {
  test.use({ hosting: { base: '/teaching/actors/' } })

  test('the link stands in a field to copy, and opens there', async ({ page, site }) => {
    const url = new URL(site)
    url.hostname = HOSTNAME
    const lesson = await delivered(page, url.href)
    expect(await page.evaluate(() => 'clipboard' in navigator)).toBe(false)
    const whole = await picture(lesson.stage)
    const link = await copiedLink(lesson.stage)
    expect(link.startsWith(`${url.href}#/run/1.`)).toBe(true)
    await page.goto('about:blank')
    await page.goto(link)
    await page.getByRole('button', { name: 'Run it', exact: true }).click()
    await expectPicture(lesson.stage, whole)
  })
})
