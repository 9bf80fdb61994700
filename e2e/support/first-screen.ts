/**
 * The first screen as a person sees it: four envelopes by what they say and where they go, and the words around them.
 */
import { expect, type Locator, type Page } from '@playwright/test'

export * from './first-screen-words'

export class FirstScreen {
  readonly stage: Locator
  /** What was read so far, in one line: `Auditor has read: 90 + ?`. */
  readonly reads: Locator

  constructor(readonly page: Page) {
    this.stage = page.getByRole('region', { name: 'Stage' })
    this.reads = this.stage.getByText('Auditor has read:').locator('..')
  }

  /** Envelopes that can go now. */
  get envelopes(): Locator {
    return this.stage.getByRole('button', { name: /^deliver / })
  }

  envelope(name: RegExp): Locator {
    return this.stage.getByRole('button', { name })
  }

  button(name: string): Locator {
    return this.page.getByRole('main').getByRole('button', { name, exact: true })
  }

  async waiting(): Promise<void> {
    await expect(this.envelopes).toHaveCount(4)
    await expect(this.stage.getByRole('status')).toHaveText('4 messages are held')
  }

  /** Clicks the envelopes one after the other, as they can go. */
  async deliver(...names: readonly RegExp[]): Promise<void> {
    for (const name of names) {
      await this.envelope(name).click()
      await expect(this.envelope(name)).toHaveCount(0)
    }
  }
}
