/**
 * A page in another engine as a person uses it: real clicks and keys, and patience for what is to be seen.
 *
 * Drivers differ, and what they must give is little: code to run in the page, and a mouse and a keyboard. Nothing here
 * sleeps: `until` looks again until what it looks for is there, and says what it was when it never came.
 */
import { plain, type InPage, type PlainTarget, type Target } from './in-page'

const PATIENCE_MS = 30_000
/** Clicks that may miss. */
const MISSES = 5

declare const inPage: InPage

export type Key =
  | 'Escape'
  | 'Enter'
  | 'Tab'
  | 'Shift'
  | 'Control'
  | 'End'
  | 'Home'
  | 'ArrowDown'
  | 'ArrowRight'
  | (string & {})

export abstract class EnginePage {
  /** Opens an address; `install` has run there before anything is looked for. */
  protected abstract open(url: string): Promise<void>
  /** Runs this expression in the page, and waits for its value: plain data. */
  protected abstract run(code: string): Promise<unknown>
  protected abstract clickAt(x: number, y: number): Promise<void>
  abstract press(...keys: readonly Key[]): Promise<void>
  /** Key by key. */
  abstract type(text: string): Promise<void>
  abstract chord(modifier: Key, key: Key): Promise<void>

  /** The page says itself when its first cell can run. */
  async goto(url: string): Promise<void> {
    await this.open(url)
    await this.until('the page is ready', () => document.documentElement.dataset.ready === 'true')
  }

  // ---- looking

  /** Asks the page once. `args` are plain data, and the function stands alone. */
  async ask<T, Args extends readonly unknown[]>(
    ask: (...args: Args) => T,
    ...args: Args
  ): Promise<Awaited<T>> {
    return (await this.run(`(async () => (${ask.toString()})(...${JSON.stringify(args)}))()`)) as Awaited<T>
  }

  /** Looks until `look` gives something that is not false, null or empty. */
  async until<T, Args extends readonly unknown[]>(
    what: string,
    look: (...args: Args) => T | Promise<T>,
    args?: Args,
    patience = PATIENCE_MS,
  ): Promise<Exclude<T, null | false | undefined>> {
    // The page's policy forbids code from texts; what the driver evaluates is not bound by it.
    const found = await this.run(`(async () => {
      const look = ${look.toString()}
      const args = ${JSON.stringify(args ?? [])}
      const last = performance.now() + ${patience}
      for (;;) {
        const found = await look(...args)
        if (found) return { found }
        if (performance.now() > last) return null
        await new Promise((done) => setTimeout(done, 50))
      }
    })()`)
    if (found === null) throw new Error(`Not within ${patience / 1000} s: ${what}\n${await this.seen()}`)
    return (found as { found: Exclude<T, null | false | undefined> }).found
  }

  /** The words on the page, for whoever reads why a test failed. */
  private seen(): Promise<string> {
    return this.ask(() => `The page says: ${document.body.innerText.slice(0, 1500)}`)
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
    return this.ask(
      (wanted: PlainTarget) => inPage.all(wanted).map((element) => inPage.text(element)),
      plain(target),
    )
  }

  // ---- doing

  /** What moves away from under the pointer is clicked where it is then. */
  async click(target: Target): Promise<void> {
    for (let misses = 0; ; misses++) {
      const { x, y } = await this.until(
        `${described(target)} can be clicked`,
        (wanted: PlainTarget) => inPage.handle(wanted),
        [plain(target)],
      )
      await this.clickAt(x, y)
      // Where the click has led to another page nothing is known of it, and it has landed.
      if ((await this.ask(() => inPage.landed()).catch(() => null)) !== false) return
      if (misses === MISSES) throw new Error(`${described(target)} moves away from every click.`)
    }
  }

  /** Into the editor that has the focus, as from the clipboard. */
  async paste(text: string): Promise<void> {
    await this.ask((data: string) => {
      // Firefox fills the clipboard of a made event by fields of its own.
      const init = { dataType: 'text/plain', data, bubbles: true, cancelable: true }
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', init))
    }, text)
  }
}

function described({ css, name, nth }: Target): string {
  return [css, name === undefined ? '' : `named ${String(name)}`, nth ? `at ${nth}` : '']
    .filter(Boolean)
    .join(' ')
}

export function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
