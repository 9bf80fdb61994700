/** A page in Firefox, over WebDriver BiDi. */
import type { Browser, BrowserContext, ConsoleMessage, KeyInput, Page } from 'puppeteer-core'
import { install } from '../engines/in-page'
import { EnginePage, type Key } from '../engines/page'

const NAVIGATION_MS = 60_000

export class FirefoxPage extends EnginePage {
  private readonly found: Promise<string>[] = []

  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
  ) {
    super()
    page.on('pageerror', (error) => this.found.push(Promise.resolve(`exception: ${String(error)}`)))
    page.on('console', (message) => {
      if (message.type() === 'error') this.found.push(wordsOf(message))
    })
  }

  /** A page with storage of its own. */
  static async make(browser: Browser): Promise<FirefoxPage> {
    const context = await browser.createBrowserContext()
    const page = await context.newPage()
    await page.setViewport({ width: 1280, height: 720 })
    await page.evaluateOnNewDocument(install)
    return new FirefoxPage(page, context)
  }

  /** Whatever the console calls an error, and exceptions that nobody caught. */
  problems(): Promise<string[]> {
    return Promise.all(this.found)
  }

  async close(): Promise<void> {
    await this.context.close()
  }

  protected async open(url: string): Promise<void> {
    await this.page.goto(url, { waitUntil: 'domcontentloaded', timeout: NAVIGATION_MS })
  }

  protected run(code: string): Promise<unknown> {
    return this.page.evaluate(code)
  }

  protected clickAt(x: number, y: number): Promise<void> {
    return this.page.mouse.click(x, y)
  }

  async press(...keys: readonly Key[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key as KeyInput)
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text)
  }

  async chord(modifier: Key, key: Key): Promise<void> {
    await this.page.keyboard.down(modifier as KeyInput)
    await this.page.keyboard.press(key as KeyInput)
    await this.page.keyboard.up(modifier as KeyInput)
  }
}

/** An error's own words: the driver would only say that it is one. */
async function wordsOf(message: ConsoleMessage): Promise<string> {
  const words = message.args().map((handle) => handle.evaluate((value) => String(value)))
  return `console: ${(await Promise.all(words).catch(() => [message.text()])).join(' ')}`
}
