/**
 * A lesson's page as a student uses it: cells by their ids, the stage beside them, and what both say.
 */
import { expect, type Locator, type Page } from '@playwright/test'
import { SOON } from './soon'
import { StageView } from './stage'
import type { UnattendedLesson } from './unattended'

export class LessonPage implements UnattendedLesson {
  readonly stage: StageView
  readonly notebook: Locator

  constructor(readonly page: Page) {
    this.stage = new StageView(page)
    this.notebook = page.getByRole('region', { name: 'Notebook' })
  }

  static async open(page: Page, site: string, id: string): Promise<LessonPage> {
    await page.goto(`${site}#/lesson/${id}`)
    const lesson = new LessonPage(page)
    await lesson.ready()
    return lesson
  }

  /** A new notebook, opened. */
  static async begin(page: Page, site: string): Promise<LessonPage> {
    await page.goto(`${site}#/lessons`)
    await page.getByRole('button', { name: 'New notebook' }).click()
    const lesson = new LessonPage(page)
    await lesson.ready()
    return lesson
  }

  /** The first cell can run, and cells can be edited. */
  async ready(): Promise<void> {
    await this.page.locator('html[data-ready="true"]').waitFor({ timeout: 20_000 })
    await this.notebook.locator('.cm-content').first().waitFor({ timeout: 10_000 })
  }

  // ---- cells

  cell(id: string): Locator {
    return this.notebook.locator(`[data-cell="${id}"]`)
  }

  runButton(id: string): Locator {
    return this.cell(id).getByRole('button', { name: 'Run this cell' })
  }

  stopButton(id: string): Locator {
    return this.cell(id).getByRole('button', { name: 'Stop this cell' })
  }

  /** Runs by the button in the gutter and waits until the cell has ended well. */
  async runToEnd(id: string): Promise<void> {
    const before = await this.count(id)
    await this.runButton(id).click()
    await this.ended(id, before)
  }

  /** Runs by the button in the gutter and waits until messages are held. */
  async runToChoice(id: string): Promise<void> {
    const before = await this.count(id)
    await this.runButton(id).click()
    await expect.poll(() => this.count(id), SOON).toBeGreaterThan(before)
    await this.waiting(id)
  }

  async waiting(id: string): Promise<void> {
    const held = this.cell(id).getByText(/^Waiting for you: \d+ messages? (is|are) held$/)
    await held.waitFor({ timeout: 10_000 })
  }

  /** The cell ran again after it had the number `before`, and ended without an error. */
  async ended(id: string, before = 0): Promise<void> {
    await expect.poll(() => this.count(id), { ...SOON, timeout: 20_000 }).toBeGreaterThan(before)
    // A network that learns takes its time; the test's own limit ends what never does.
    await this.runButton(id).waitFor({ timeout: 120_000 })
    await expect(this.errorOf(id)).toHaveCount(0)
  }

  /** The number in the gutter, 0 before the first run. */
  async count(id: string): Promise<number> {
    const words = await this.cell(id)
      .getByText(/^\[\s*\d*\s*\]$/)
      .textContent({ timeout: 5000 })
      .catch(() => '')
    return Number((words ?? '').replace(/\D/g, ''))
  }

  errorOf(id: string): Locator {
    return this.cell(id).locator('[class*="error"] p[class*="message"]')
  }

  /** The value of the cell's last expression. Texts stand in quotes there, and here without. */
  async expectValue(id: string, value: string | RegExp): Promise<void> {
    const shown = this.outputs(id).locator('[class*="tree"]').last()
    const text = async () => ((await shown.textContent()) ?? '').replace(/^'(.*)'$/, '$1')
    if (typeof value === 'string') await expect.poll(text, SOON).toBe(value)
    else await expect.poll(text, SOON).toMatch(value)
  }

  /** An original is folded until it is opened; any other cell is open. */
  async unfold(id: string): Promise<void> {
    const fold = this.cell(id).getByRole('button', { name: /^Compare with the original/ })
    if (await fold.count()) await fold.click()
    await expect(this.editor(id)).toBeVisible()
  }

  /** The lines below the cell's foot: printed text, then the value. */
  outputs(id: string): Locator {
    return this.cell(id).locator('[class*="outputs"]')
  }

  // ---- editing

  editor(id: string): Locator {
    return this.cell(id).locator('.cm-content')
  }

  /** Puts `text` in the place of the one line that reads `line`. */
  async editLine(id: string, line: string, text: string): Promise<void> {
    // Lines of a long cell are in the page only near what is seen.
    await this.cell(id).evaluate((cell) => cell.scrollIntoView({ block: 'start' }))
    await this.cell(id).locator('.cm-line').filter({ hasText: line }).click()
    await this.page.keyboard.press('Home')
    await this.page.keyboard.press('Shift+End')
    await this.page.keyboard.insertText(text)
    await this.page.keyboard.press('Escape')
  }

  /** Types over the first blank that is left, as Tab finds it: of a long cell, some lines may not be drawn. */
  async fillBlank(id: string, text: string): Promise<void> {
    await this.editor(id).click()
    await this.page.keyboard.press('ControlOrMeta+Home')
    await this.page.keyboard.press('Tab')
    await expect.poll(() => this.page.evaluate(() => String(getSelection())), SOON).toBe('______')
    await this.page.keyboard.insertText(text)
    await this.page.keyboard.press('Escape')
  }

  /** Puts one line of text in the place of all of it. */
  async rewrite(id: string, text: string): Promise<void> {
    await this.editor(id).click()
    await this.page.keyboard.press('ControlOrMeta+a')
    await this.page.keyboard.insertText(text)
    await this.page.keyboard.press('Escape')
  }

  // ---- predictions and checks

  async predict(id: string, option: string): Promise<void> {
    await this.cell(id).getByRole('radio', { name: option, exact: true }).check()
    await this.cell(id).getByRole('button', { name: 'Lock it in' }).click()
  }

  /** Locks in the option at this place. */
  async predictAt(id: string, option: number): Promise<void> {
    await this.cell(id).getByRole('radio').nth(option).check()
    await this.cell(id).getByRole('button', { name: 'Lock it in' }).click()
  }

  /** Answers with a line of the program that has a mistake in it. */
  async spotAt(id: string, line: number): Promise<void> {
    await this.cell(id).locator(`[data-line="${line}"]`).click()
    await this.cell(id).getByRole('button', { name: 'This line' }).click()
  }

  async expectFound(id: string): Promise<void> {
    await expect(this.cell(id)).toHaveAccessibleName(/found$/)
  }

  /** Presses Check and returns what came of it, in words. */
  async check(id: string): Promise<string> {
    await this.cell(id).getByRole('button', { name: 'Check', exact: true }).click()
    await expect(this.cell(id).getByRole('button', { name: 'Check', exact: true })).toBeEnabled({
      timeout: 30_000,
    })
    return (await this.result(id).locator('p').first().textContent()) ?? ''
  }

  async expectPassed(id: string): Promise<void> {
    await expect(this.cell(id)).toHaveAccessibleName(/passed$/)
  }

  result(id: string): Locator {
    return this.cell(id).locator('[class*="result"]').first()
  }

  async putSolution(id: string): Promise<void> {
    const card = this.cell(id)
    const hint = card.getByRole('button', { name: /^(Show a|Next) hint$/ })
    while (await hint.count()) await hint.click()
    await card.getByRole('button', { name: 'Show the solution' }).click()
    await card.getByRole('button', { name: 'Put it in the cell' }).click()
  }
}
