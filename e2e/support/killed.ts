/** A page that is killed again and again while somebody types in it, at seeded moments. */
import { expect, type BrowserContext, type Page } from '@playwright/test'
import { LessonPage } from './lesson'
import { seeded } from './seeded'

export interface Typing {
  readonly lesson: string
  readonly cell: string
  readonly rounds: number
  readonly seed: number
}

/** All that was typed in a round is there at the beginning of the next one. */
export async function killedWhileTyping(
  context: BrowserContext,
  site: string,
  typing: Typing,
): Promise<void> {
  const random = seeded(typing.seed)
  let typed = ''
  for (let round = 0; round <= typing.rounds; round++) {
    const page = await context.newPage()
    const lesson = await LessonPage.open(page, site, typing.lesson)
    const lines = lesson.cell(typing.cell).locator('.cm-line')
    if (round > 0) expect((await lines.allInnerTexts()).join('\n')).toBe(typed)
    if (round === typing.rounds) return
    await lesson.cell(typing.cell).locator('.cm-content').click()
    // From time to time all of it goes: an editor draws no more lines than are near.
    if (round % 20 === 0) {
      await page.keyboard.press('Control+A')
      await page.keyboard.press('Delete')
      typed = ''
    }
    await page.keyboard.press('Control+End')
    const word = `// round ${round}, ${'abcdefghij'.repeat(1 + Math.floor(random() * 3))}`
    const until = 1 + Math.floor(random() * word.length)
    for (const letter of word.slice(0, until)) await page.keyboard.insertText(letter)
    typed += word.slice(0, until)
    await kill(page)
  }
}

/** The page ends as if its process had been killed: nothing of it runs any more. */
async function kill(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const crashed = page.waitForEvent('crash')
  session.send('Page.crash').catch(() => {})
  await crashed
  await page.close()
}
