/**
 * A lesson's page in another engine than Chromium: cells by their ids, and what they give.
 */
import type { UnattendedLesson } from '../support/unattended'
import type { Target } from './in-page'
import { escaped, type EnginePage } from './page'
import { EngineStage } from './stage'

/** A network learns for a while. */
const LONG_MS = 120_000

export class EngineLesson<P extends EnginePage = EnginePage> implements UnattendedLesson {
  readonly stage: EngineStage

  constructor(readonly page: P) {
    this.stage = new EngineStage(page)
  }

  static async open<P extends EnginePage>(page: P, site: string, id: string): Promise<EngineLesson<P>> {
    await page.goto(`${site}#/lesson/${id}`)
    await page.shows({ css: '[data-cell] .cm-content' })
    return new EngineLesson(page)
  }

  // ---- cells

  in(id: string, css: string, name?: string | RegExp): Target {
    return { css: `[data-cell="${id}"] ${css}`, name }
  }

  private button(id: string, name: string | RegExp): Target {
    return this.in(id, 'button', name)
  }

  async run(id: string): Promise<void> {
    await this.page.click(this.button(id, 'Run this cell'))
  }

  async stop(id: string): Promise<void> {
    await this.page.click(this.button(id, 'Stop this cell'))
  }

  async runToEnd(id: string): Promise<void> {
    const before = await this.count(id)
    await this.run(id)
    await this.ended(id, before)
  }

  async runToChoice(id: string): Promise<void> {
    const before = await this.count(id)
    await this.run(id)
    await this.ran(id, before)
    await this.page.says(
      this.in(id, '[class*="foot"], [class*="waiting"]'),
      /Waiting for you: \d+ messages? (is|are) held/,
    )
  }

  async ended(id: string, before = 0): Promise<void> {
    await this.over(id, before)
    const errors = await this.page.texts(this.in(id, ERROR))
    if (errors.length > 0) throw new Error(`The cell ${id} ended with an error: ${errors.join(' ')}`)
  }

  /** The cell ran again after it had the number `before`, and ended somehow. */
  async over(id: string, before = 0): Promise<void> {
    await this.ran(id, before)
    await this.page.shows(this.button(id, 'Run this cell'), LONG_MS)
  }

  private async ran(id: string, before: number): Promise<void> {
    await this.page.until(
      `the cell ${id} has a number above ${before}`,
      (gutter: string, last: number) => {
        const words = document.querySelector(gutter)?.textContent ?? ''
        return Number(words.replace(/\D/g, '')) > last
      },
      [`[data-cell="${id}"] ${COUNT}`, before] as const,
    )
  }

  /** The number in the gutter, 0 before the first run. */
  async count(id: string): Promise<number> {
    const [words = ''] = await this.page.texts(this.in(id, COUNT))
    return Number(words.replace(/\D/g, ''))
  }

  async expectValue(id: string, value: string): Promise<void> {
    const shown = { ...this.in(id, '[class*="outputs"] [class*="tree"]'), nth: -1 }
    await this.page.says(shown, new RegExp(`^'?${escaped(value)}'?$`))
  }

  /** What went wrong in the cell: the error's words, where, and what to do. */
  async error(id: string): Promise<{ message: string; place: string; hint: string }> {
    const message = await this.page.says(this.in(id, ERROR), /./)
    const [place = ''] = await this.page.texts(this.in(id, '[class*="error"] p[class*="place"]'))
    const [hint = ''] = await this.page.texts(this.in(id, '[class*="error"] p[class*="hint"]'))
    return { message, place, hint }
  }

  /** An original is folded until it is opened; any other cell is open. */
  async unfold(id: string): Promise<void> {
    const fold = this.button(id, /^Compare with the original/)
    if ((await this.page.texts(fold)).length > 0) await this.page.click(fold)
    await this.page.shows(this.in(id, '.cm-content'))
  }

  // ---- editing

  /** Puts `text` in the place of all of it, key by key or as from the clipboard. */
  async rewrite(id: string, text: string, how: 'type' | 'paste' = 'type'): Promise<void> {
    await this.page.click(this.in(id, '.cm-content'))
    await this.page.chord('Control', 'a')
    await this.page[how](text)
    await this.page.press('Escape')
  }

  // ---- predictions and checks

  async predictAt(card: string, option: number): Promise<void> {
    await this.page.click({ ...this.in(card, 'label'), nth: option })
    await this.page.click(this.button(card, 'Lock it in'))
  }

  async spotAt(card: string, line: number): Promise<void> {
    await this.page.click(this.in(card, `[data-line="${line}"]`))
    await this.page.click(this.button(card, 'This line'))
  }

  async expectFound(card: string): Promise<void> {
    await this.page.shows({ css: `[data-cell="${card}"]`, name: /found$/ })
  }

  async check(card: string): Promise<string> {
    await this.page.click(this.button(card, 'Check'))
    await this.page.shows(this.in(card, 'button:enabled', 'Check'), LONG_MS)
    return this.page.says(this.in(card, '[class*="result"] p'), /./)
  }

  async expectPassed(card: string): Promise<void> {
    await this.page.shows({ css: `[data-cell="${card}"]`, name: /passed$/ })
  }

  async putSolution(card: string): Promise<void> {
    const hint = this.button(card, /^(Show a|Next) hint$/)
    // The last click takes the button away: it has been heard when its hint is there.
    for (let shown = 1; (await this.page.texts(hint)).length > 0; shown++) {
      await this.page.click(hint)
      await this.page.counts(this.in(card, 'p', /^Hint \d+ of \d+/), shown)
    }
    await this.page.click(this.button(card, 'Show the solution'))
    await this.page.click(this.button(card, 'Put it in the cell'))
  }
}

const COUNT = '[class*="gutter"] [class*="count"]'
const ERROR = '[class*="error"] p[class*="message"]'
