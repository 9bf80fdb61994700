/**
 * Lessons run unattended from top to bottom: what each cell gives is what the lesson promises.
 *
 * The journey itself is in support/unattended.ts: in Firefox all lessons go through the same. Here those do that have no
 * journey of their own in the other files.
 */
import { promises as serverless } from '../src/notebooks/lessons/09-from-serial-to-serverless/expected'
import { promises as lithopsLab } from '../src/notebooks/lessons/lithops-lab/expected'
import { promises as bank } from '../src/notebooks/lessons/bank-original/expected'
import { promises as counter } from '../src/notebooks/lessons/counter-original/expected'
import { promises as stage } from '../src/notebooks/lessons/how-to-read-the-stage/expected'
import { promises as futures } from '../src/notebooks/lessons/futures/expected'
import { promises as handOver } from '../src/notebooks/lessons/hand-over/expected'
import { promises as mapAndReduce } from '../src/notebooks/lessons/map-and-reduce/expected'
import { promises as objectStorage } from '../src/notebooks/lessons/object-storage/expected'
import { promises as coldStarts } from '../src/notebooks/lessons/cold-starts/expected'
import { promises as sweep } from '../src/notebooks/lessons/hyperparameter-sweep/expected'
import { promises as pi } from '../src/notebooks/lessons/pi-original/expected'
import { promises as pingPong } from '../src/notebooks/lessons/ping-pong-original/expected'
import type { LessonPromises } from '../src/notebooks/exercises/promise'
import { LessonPage } from './support/lesson'
import { expect, test } from './support/test'
import { keepPromises } from './support/unattended'

const lessons: Readonly<Record<string, LessonPromises>> = {
  'how-to-read-the-stage': stage,
  '09-from-serial-to-serverless': serverless,
  'lithops-lab': lithopsLab,
  'counter-original': counter,
  'ping-pong-original': pingPong,
  'bank-original': bank,
  'pi-original': pi,
  futures,
  'map-and-reduce': mapAndReduce,
  'object-storage': objectStorage,
  'hyperparameter-sweep': sweep,
  'cold-starts': coldStarts,
  'hand-over': handOver,
}

for (const [id, promises] of Object.entries(lessons)) {
  test(`${id} keeps its promises`, async ({ page, site }) => {
    // A hundred workers begin in the one, and seven checks run in the other.
    if (promises === serverless || promises === lithopsLab) test.slow()
    await keepPromises(await LessonPage.open(page, site, id), promises)
  })
}

test('the originals lose what is under way when they stop without waiting, and say how much', async ({
  page,
  site,
}) => {
  const lesson = await LessonPage.open(page, site, 'bank-original')
  await lesson.runToEnd('bank')
  await lesson.unfold('bank-original')
  await lesson.runToEnd('bank-original')
  await lesson.expectValue('bank-original', /^(?!110 and 90)-?\d+ and -?\d+ of 200$/)
  await expect(lesson.stage.transport).toContainText(/\d undeliverable/)
})
