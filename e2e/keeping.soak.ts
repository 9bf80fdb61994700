/** What a person writes stays, over many more kills than `npm test` has time for. */
import { killedWhileTyping } from './support/killed'
import { test } from './support/test'

test('a page that is killed a hundred times while somebody types loses nothing', async ({
  context,
  site,
}) => {
  test.setTimeout(30 * 60_000)
  await killedWhileTyping(context, site, {
    lesson: '02-one-mailbox',
    cell: 'increments',
    rounds: 100,
    seed: 11,
  })
})
