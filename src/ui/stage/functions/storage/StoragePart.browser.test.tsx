import { afterEach, beforeEach, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import '../../../primitives/tokens.css'
import { openStorage } from '../../../../notebooks/storage/storage-browser'
import { openIndexedDB } from '../../../../runtime/store/indexed-db'
import { StageProvider } from '../../../store/stage-react'
import { stageStoreOf } from '../../../store/stage'
import { FakeLive } from '../../fixtures/fake-live'
import { actor } from '../../fixtures/frames'
import { StoragePart } from './StoragePart'

const NAME = 'a-test-of-the-storage'
const open = () => openStorage({ name: NAME })
const text = (words: string) => new TextEncoder().encode(words)

beforeEach(async () => {
  const store = await openIndexedDB({ name: NAME })
  await store.apply({ op: 'createBucket', bucket: 'photos' })
  await store.apply({ op: 'createBucket', bucket: 'lithops.jobs' })
  const objects = [
    { key: '73bbe9-0-M000/00000/status.json', body: text('{"call":0}') },
    { key: '73bbe9-0-M000/00000/output.pickle', body: { pickled: { squares: [1, 4] }, size: 40 } },
    ...Array.from({ length: 250 }, (_, n) => ({
      key: `many/${String(n).padStart(3, '0')}`,
      body: text('x'),
    })),
  ]
  await store.apply({ op: 'putMany', bucket: 'lithops.jobs', objects })
  store.close()
})

afterEach(() => void indexedDB.deleteDatabase(NAME))

async function opened(
  opening = open,
  session = new FakeLive({ actors: [actor(0)], edges: [], perSecond: 0 }),
  listMemory = () => {},
) {
  await render(
    <StageProvider value={stageStoreOf(session)}>
      <div style={{ display: 'flex', width: 700, height: 500 }}>
        <StoragePart open={opening} onListMemory={listMemory} />
      </div>
    </StageProvider>,
  )
}

const row = (name: string | RegExp) => page.getByRole('listitem').getByRole('button', { name })

it('goes from a bucket through folders to an object, and shows what is in it', async () => {
  await opened()
  await expect.element(row('photos no objects, 0 B')).toBeVisible()
  await row(/^lithops.jobs 252 objects/).click()
  await row('73bbe9-0-M000/').click()
  await row('00000/').click()
  await row(/^status.json/).click()
  await expect.element(page.getByText(/^JSON, 10 B, version \d+$/)).toBeVisible()
  await expect.element(page.getByRole('region', { name: 'What is in it' })).toHaveTextContent('"call": 0')
  await row(/^output.pickle/).click()
  await expect.element(page.getByText(/^a pickled value, 40 B/)).toBeVisible()
  await expect.element(page.getByRole('region', { name: 'What is in it' })).toHaveTextContent('squares')
  await page.getByRole('navigation').getByRole('button', { name: '73bbe9-0-M000' }).click()
  await expect.element(row('00000/')).toBeVisible()
})

it('shows two hundred keys and then more, and finds keys by how they begin', async () => {
  await opened()
  await row(/^lithops.jobs/).click()
  await row('many/').click()
  await expect.element(page.getByText('showing 200 entries')).toBeVisible()
  await page.getByRole('button', { name: 'Show more' }).click()
  await expect.element(row(/^249 1 B/)).toBeInTheDocument()
  await page.getByRole('searchbox').fill('many/24')
  await expect.poll(() => page.getByRole('listitem').elements().length).toBe(10)
  await page.getByRole('searchbox').fill('nowhere')
  await expect.element(page.getByText('No key begins so.')).toBeVisible()
})

it('asks before it deletes', async () => {
  await opened()
  await row(/^lithops.jobs/).click()
  await page.getByRole('searchbox').fill('many/00')
  await row(/^000/).click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await page.getByRole('button', { name: 'Keep it' }).click()
  await expect.element(row(/^000/)).toBeVisible()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect.poll(() => page.getByRole('listitem').elements().length).toBe(9)
  await page.getByRole('button', { name: 'Delete the bucket lithops.jobs' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect.element(page.getByText(/^1 bucket, no objects, 0 B\./)).toBeVisible()
})

it('says why there is nothing to be seen, and that what is in memory is listed elsewhere', async () => {
  const fields = [{ name: 'kept', text: "'in memory'", changed: false }]
  const session = new FakeLive({
    actors: [actor(0), actor(1, { className: 'ObjectStorage', fields })],
    edges: [],
    perSecond: 0,
  })
  let lists = 0
  await opened(open, session, () => lists++)
  await expect.element(page.getByText(/This run keeps objects in memory/)).toBeVisible()
  await page.getByRole('button', { name: 'List them in the console' }).click()
  expect(lists).toBe(1)
  await opened(() => openStorage({ name: NAME, databases: () => null }))
  await expect.element(page.getByText(/^This browser keeps no data for this page/)).toBeVisible()
})
