/**
 * The stage beside a lesson in another engine than Chromium: what is held on the arrows and in the strip, and the buttons that deliver.
 */
import type { Step } from '../../src/notebooks/exercises/promise'
import type { UnattendedLesson } from '../support/unattended'
import { named } from '../support/step-name'
import type { InPage, PlainTarget, Target } from './in-page'
import { plain } from './in-page'
import type { EnginePage } from './page'

declare const inPage: InPage

const STAGE = 'section[aria-label="Stage"]'
const PROGRESS = `${STAGE} [role="slider"][aria-label="Delivered"]`
const EVERY = `${STAGE} section[aria-label="Every order"]`

export class EngineStage implements UnattendedStage {
  constructor(private readonly page: EnginePage) {}

  button(name: string | RegExp): Target {
    return { css: `${STAGE} [role="group"][aria-label="Delivery"] button`, name }
  }

  tab(name: string): Target {
    return { css: `${STAGE} [role="tab"]`, name }
  }

  /** Deliveries made so far, those made for the reader included. */
  delivered(): Promise<number> {
    return this.page.ask(
      (css: string) => Number(document.querySelector(css)?.getAttribute('aria-valuenow')),
      PROGRESS,
    )
  }

  async expectDelivered(count: number): Promise<void> {
    await this.page.shows({ css: `${PROGRESS}[aria-valuenow="${count}"]` })
  }

  /** Delivers in this order, by turns with the envelope on its arrow and with its card. */
  async deliver(steps: readonly Step[]): Promise<void> {
    for (const [at, step] of steps.entries()) {
      const name = named(step)
      const envelope = { css: `${STAGE} [role="group"][aria-label="Held messages"] button`, name }
      const card = { css: `${STAGE} section[aria-label="Held messages"] button`, name }
      const before = await this.delivered()
      await this.page.shows(envelope)
      await this.page.click(at % 2 === 0 && (await this.inSight(envelope)) ? envelope : card)
      await this.expectDelivered(before + 1)
    }
  }

  /** Whether it lies wholly on the part of the floor that is seen: a crowd is panned, not shrunk to nothing. */
  private inSight(envelope: Target): Promise<boolean> {
    return this.page.ask((wanted: PlainTarget) => {
      const box = inPage.one(wanted)?.getBoundingClientRect()
      const floor = document.querySelector('.react-flow')?.getBoundingClientRect()
      return !!box && !!floor && box.top >= floor.top && box.bottom <= floor.bottom
    }, plain(envelope))
  }

  async next(): Promise<void> {
    const before = await this.delivered()
    await this.page.click(this.button('Next'))
    await this.expectDelivered(before + 1)
  }

  /** What trying every order found, in one sentence. */
  async tryEveryOrder(): Promise<string> {
    await this.page.click(this.button('Try every order'))
    const found = await this.page.says(
      { css: `${EVERY} [role="status"]` },
      /^(?!Trying every order)./,
      60_000,
    )
    await this.page.click({ css: `${EVERY} button`, name: 'Close' })
    return found
  }

  /** What actors printed, line by line. */
  async expectLogs(lines: readonly string[]): Promise<void> {
    await this.page.click(this.tab('Logs'))
    await this.page.until(
      `the logs are ${lines.join(' | ')}`,
      (wanted: string) =>
        JSON.stringify(
          [...document.querySelectorAll('[role="log"] [class*="text"]')].map((line) => line.textContent),
        ) === wanted,
      [JSON.stringify(lines)] as const,
    )
  }
}

type UnattendedStage = UnattendedLesson['stage']
