/**
 * The stage beside a lesson: what is held on the arrows and in the strip, and the buttons that deliver.
 */
import { expect, type Locator, type Page } from '@playwright/test'
import type { Step } from '../../src/notebooks/exercises/promise'
import { SOON } from './soon'
import { named } from './step-name'

export class StageView {
  readonly panel: Locator
  /** The buttons under the floor. */
  readonly transport: Locator
  /** How many of the known deliveries are made. */
  readonly progress: Locator
  private readonly floor: Locator
  private readonly strip: Locator
  /** Envelopes that lie on the arrows and can go. */
  readonly envelopes: Locator
  /** The cards of the same messages, under the floor. */
  readonly cards: Locator

  constructor(readonly page: Page) {
    const can = { name: /^(deliver|let time pass for) / }
    this.panel = page.getByRole('region', { name: 'Stage' })
    this.transport = this.panel.getByRole('group', { name: 'Delivery' })
    this.progress = this.transport.getByRole('slider', { name: 'Delivered' })
    this.floor = this.panel.getByRole('group', { name: 'Held messages' })
    this.strip = this.panel.getByRole('region', { name: 'Held messages' })
    this.envelopes = this.floor.getByRole('button', can)
    this.cards = this.strip.getByRole('button', can)
  }

  envelope(step: Step): Locator {
    return this.floor.getByRole('button', { name: named(step) })
  }

  card(step: Step): Locator {
    return this.strip.getByRole('button', { name: named(step) })
  }

  button(name: string | RegExp): Locator {
    return this.transport.getByRole('button', { name, exact: typeof name === 'string' })
  }

  /** The actor's node on the graph, with its words. */
  actor(name: string): Locator {
    return this.panel.locator('.react-flow__node').filter({ has: this.page.getByText(name, { exact: true }) })
  }

  /** What actors printed, line by line. */
  async logs(): Promise<string[]> {
    await this.panel.getByRole('tab', { name: 'Logs' }).click()
    return this.panel.getByRole('log').locator('[class*="text"]').allTextContents()
  }

  async expectLogs(lines: readonly string[]): Promise<void> {
    await expect.poll(() => this.logs(), SOON).toEqual(lines)
  }

  /** Deliveries made so far, those made for the reader included. */
  async delivered(): Promise<number> {
    return Number(await this.progress.getAttribute('aria-valuenow'))
  }

  async expectDelivered(count: number): Promise<void> {
    await expect.poll(() => this.delivered(), SOON).toBe(count)
  }

  /** Delivers in this order, by turns with the envelope on its arrow and with its card. */
  async deliver(steps: readonly Step[]): Promise<void> {
    for (const [at, step] of steps.entries()) {
      const before = await this.delivered()
      const byEnvelope = at % 2 === 0 && (await this.inSight(this.envelope(step).first()))
      // Two copies of a message are called the same.
      await (byEnvelope ? this.envelope(step) : this.card(step)).first().click()
      await this.expectDelivered(before + 1)
    }
  }

  /** Whether an envelope lies wholly on the part of the floor that is seen: a crowd is panned, not shrunk to nothing. */
  private async inSight(envelope: Locator): Promise<boolean> {
    await expect(envelope).toBeAttached()
    const [box, floor] = await Promise.all([
      envelope.boundingBox(),
      this.panel.locator('.react-flow').boundingBox(),
    ])
    if (box === null || floor === null) return false
    return box.y >= floor.y && box.y + box.height <= floor.y + floor.height
  }

  /** Names of the actors whose nodes are not wholly on the part of the floor that is seen. */
  async outOfSight(): Promise<string[]> {
    return this.panel.locator('.react-flow').evaluate((element) => {
      const floor = element.getBoundingClientRect()
      const out = [...element.querySelectorAll('.react-flow__node')].filter((node) => {
        const { left, top, right, bottom } = node.getBoundingClientRect()
        return left < floor.left || top < floor.top || right > floor.right || bottom > floor.bottom
      })
      return out.map((node) => node.getAttribute('aria-label') ?? '')
    })
  }

  /** Opens the finder by its key and looks for these words. */
  async find(words: string): Promise<void> {
    await this.panel.getByRole('tab', { name: 'Graph' }).click()
    await this.page.keyboard.press('/')
    await this.panel.getByRole('textbox', { name: 'Find an actor' }).fill(words)
  }

  /** Presses Next so many times, each time when it can be pressed. */
  async next(times: number): Promise<void> {
    const before = await this.delivered()
    for (let pressed = 1; pressed <= times; pressed++) {
      await this.button('Next').click()
      await this.expectDelivered(before + pressed)
    }
  }

  /** What trying every order found, in one sentence. */
  async tryEveryOrder(): Promise<string> {
    await this.button('Try every order').click()
    const panel = this.panel.getByRole('region', { name: 'Every order' })
    const words = panel.getByRole('status')
    const soon = { ...SOON, timeout: 30_000 }
    await expect.poll(() => words.textContent(), soon).not.toMatch(/^Trying every order/)
    const found = (await words.textContent()) ?? ''
    await panel.getByRole('button', { name: 'Close' }).click()
    return found
  }
}
