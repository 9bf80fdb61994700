/**
 * A page in Firefox as a person uses it: real clicks and keys, and patience for what is to be seen.
 *
 * Nothing here sleeps: `until` looks again until what it looks for is there, and says what it was when it never came.
 */
import type { Browser, BrowserContext, ConsoleMessage, KeyInput, Page } from 'puppeteer-core'
import { install, plain, type InPage, type PlainTarget, type Target } from './in-page'

const PATIENCE_MS = 20_000
const NAVIGATION_MS = 60_000

declare const inPage: InPage

export class FirefoxPage {
  private readonly found: Promise<string>[] = []

  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
  ) {
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

  /** The page says itself when its first cell can run. */
  async goto(url: string): Promise<void> {
    await this.page.goto(url, { waitUntil: 'domcontentloaded', timeout: NAVIGATION_MS })
    await this.until('the page is ready', () => document.documentElement.dataset.ready === 'true')
  }

  /** Whatever the console calls an error, and exceptions that nobody caught. */
  problems(): Promise<string[]> {
    return Promise.all(this.found)
  }

  async close(): Promise<void> {
    await this.context.close()
  }

  // ---- looking

  /** Looks until `look` gives something that is not false, null or empty. `args` are plain data. */
  async until<T, Args extends readonly unknown[]>(
    what: string,
    look: (...args: Args) => T | Promise<T>,
    args?: Args,
    patience = PATIENCE_MS,
  ): Promise<Exclude<T, null | false | undefined>> {
    // The page's policy forbids code from texts; what the driver evaluates is not bound by it.
    const found: unknown = await this.page.evaluate(`(async () => {
      const look = ${look.toString()}
      const args = ${JSON.stringify(args ?? [])}
      const last = performance.now() + ${patience}
      for (;;) {
        const found = await look(...args)
        if (found) return { found }
        if (performance.now() > last) return null
        await new Promise((done) => setTimeout(done, 20))
      }
    })()`)
    if (found === null) throw new Error(`Not within ${patience / 1000} s: ${what}\n${await this.seen()}`)
    return (found as { found: Exclude<T, null | false | undefined> }).found
  }

  /** The words on the page, for whoever reads why a test failed. */
  private seen(): Promise<string> {
    return this.page.evaluate(() => `The page says: ${document.body.innerText.slice(0, 1500)}`)
  }

  /** Looks until the element has these words. */
  async says(target: Target, words: string | RegExp, patience = PATIENCE_MS): Promise<string> {
    const pattern = typeof words === 'string' ? `^${escaped(words)}$` : words.source
    return this.until(
      `${described(target)} says ${String(words)}`,
      (wanted: PlainTarget, source: string) => {
        const element = inPage.one(wanted)
        return element !== undefined && new RegExp(source).test(inPage.text(element))
          ? inPage.text(element) || ' '
          : null
      },
      [plain(target), pattern],
      patience,
    )
  }

  async shows(target: Target, patience = PATIENCE_MS): Promise<void> {
    await this.until(
      `${described(target)} is there`,
      (wanted: PlainTarget) => inPage.one(wanted) !== undefined,
      [plain(target)],
      patience,
    )
  }

  async counts(target: Target, count: number): Promise<void> {
    await this.until(
      `there are ${count} of ${described(target)}`,
      (wanted: PlainTarget, number: number) => inPage.all(wanted).length === number,
      [plain(target), count],
    )
  }

  /** What is there now, each by its text. */
  texts(target: Target): Promise<string[]> {
    return this.page.evaluate(
      (wanted: PlainTarget) => inPage.all(wanted).map((element) => inPage.text(element)),
      plain(target),
    )
  }

  // ---- doing

  async click(target: Target): Promise<void> {
    const { x, y } = await this.until(
      `${described(target)} can be clicked`,
      (wanted: PlainTarget) => inPage.handle(wanted),
      [plain(target)],
    )
    await this.page.mouse.click(x, y)
  }

  async press(...keys: readonly KeyInput[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key)
  }

  /** Key by key. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text)
  }

  async chord(modifier: KeyInput, key: KeyInput): Promise<void> {
    await this.page.keyboard.down(modifier)
    await this.page.keyboard.press(key)
    await this.page.keyboard.up(modifier)
  }

  /** Into the editor that has the focus, as from the clipboard. */
  async paste(text: string): Promise<void> {
    await this.page.evaluate((data) => {
      // Firefox fills the clipboard of a made event by fields of its own.
      const init = { dataType: 'text/plain', data, bubbles: true, cancelable: true }
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', init))
    }, text)
  }
}

/** An error's own words: the driver would only say that it is one. */
async function wordsOf(message: ConsoleMessage): Promise<string> {
  const words = message.args().map((handle) => handle.evaluate((value) => String(value)))
  return `console: ${(await Promise.all(words).catch(() => [message.text()])).join(' ')}`
}

function described({ css, name, nth }: Target): string {
  return [css, name === undefined ? '' : `named ${String(name)}`, nth ? `at ${nth}` : '']
    .filter(Boolean)
    .join(' ')
}

export function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
