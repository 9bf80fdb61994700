/**
 * Objects are kept by the browser: they are there after a reload, and after a run that was cut off in the middle of a put.
 */
import { LessonPage } from './support/lesson'
import { expect, test } from './support/test'

const LESSON = 'bank-original'
const CELL = 'bank'

test('an object is there after a reload, whole, also where the page went away in the middle of another put', async ({
  page,
  site,
}) => {
  const before = await LessonPage.open(page, site, LESSON)
  await before.rewrite(
    CELL,
    "import { Storage } from 'lithops'; const storage = new Storage(); await storage.createBucket('kept'); await storage.putObject('kept', 'small', 'from before'); await storage.putObject('kept', 'large', new Uint8Array(3_000_000).fill(1)); (await storage.listKeys('kept')).join()",
  )
  await before.runToEnd(CELL)
  await before.expectValue(CELL, 'large,small')
  // Not awaited by anybody: the page goes away while it is written.
  await before.rewrite(
    CELL,
    "import { Storage } from 'lithops'; const storage = new Storage(); const under = storage.putObject('kept', 'large', new Uint8Array(20_000_000).fill(2)); 'under way'",
  )
  await before.runToEnd(CELL)
  await page.reload()

  const after = new LessonPage(page)
  await after.ready()
  await after.rewrite(
    CELL,
    "import { Storage } from 'lithops'; const storage = new Storage(); const large = await storage.getObject('kept', 'large'); const small = new TextDecoder().decode(await storage.getObject('kept', 'small')); [small, large.length, large.every((byte) => byte === large[0])].join()",
  )
  await after.runToEnd(CELL)
  await expect(after.cell(CELL)).toContainText(/from before,(3000000|20000000),true/)
})
