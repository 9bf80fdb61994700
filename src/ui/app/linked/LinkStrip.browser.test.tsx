import { expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import '../../primitives/tokens.css'
import type { CodeCell } from '../../../notebooks/document/notebook'
import type { RunScript } from '../../../notebooks/kernel/session'
import { createFakeSession } from '../fixtures/fake-session'
import { copyOf } from './link-copy'
import { LinkedRun } from './LinkedRun'
import { LinkStrip } from './LinkStrip'

const code: CodeCell = {
  kind: 'code',
  id: 'a',
  language: 'typescript',
  text: 'original',
  stage: {},
  exercise: false,
  original: false,
}
const lesson = {
  id: 'bank',
  number: '1',
  title: 'Bank',
  minutes: 5,
  shelf: 'course' as const,
  teaches: '',
  cells: [code],
}
const script: RunScript = {
  notebook: 'bank',
  seed: 7,
  runs: [
    { cell: 'a', text: 'first', schedule: undefined, cleared: false },
    { cell: 'a', text: 'then', schedule: ['0#2.0', '0#2.1', '0.1#1.0'], cleared: false },
  ],
  faults: [],
  edited: [],
  position: 3,
}

function copied(of: RunScript = script) {
  const result = copyOf(lesson, of)
  if (!result.ok) throw new Error(result.problem)
  return result.copy
}

const strip = () => page.getByRole('region', { name: 'What the link brings' })

it('says what the link brings, and runs nothing until it is told to', async () => {
  const session = createFakeSession({ cells: {} })
  await render(<LinkStrip copy={copied()} session={session} />)
  await expect
    .element(strip())
    .toHaveTextContent(
      'This link brings a run: 2 cells, 3 deliveries. Nothing has run yet. Your own work in this lesson stays as it is.',
    )
  expect(session.calls).toEqual([])
  await strip().getByRole('button', { name: 'Run it' }).click()
  await expect.element(strip()).toHaveTextContent('This is the run that the link brought.')
  expect(session.calls).toEqual(['run a', 'run a along 0#2.0 0#2.1 0.1#1.0'])
  await expect.element(strip().getByRole('link')).toHaveAttribute('href', '#/lesson/bank')
})

it('says how far the run came where it could not be made again, and offers to try once more', async () => {
  const session = createFakeSession({ cells: {} })
  session.runAlong = () => Promise.resolve({ refused: 'No step 0.1#1.0 waits here.' })
  await render(<LinkStrip copy={copied()} session={session} />)
  await strip().getByRole('button', { name: 'Run it' }).click()
  await expect
    .element(strip())
    .toHaveTextContent(
      'The run could not be made again as it was. It came out differently here. No step 0.1#1.0 waits here.',
    )
  await expect.element(strip().getByRole('button', { name: 'Run it again' })).toBeVisible()
})

it('says at which delivery a run stands that goes on behind it', async () => {
  await render(
    <LinkStrip copy={copied({ ...script, position: 2 })} session={createFakeSession({ cells: {} })} />,
  )
  await expect.element(strip()).toHaveTextContent('2 cells, 3 deliveries, up to the 2nd.')
})

it('says in words why a link can’t be opened, and shows nothing of it otherwise', async () => {
  const load = () => Promise.reject(new Error('not asked for'))
  await render(
    <LinkedRun text="<img src=x>" load={load}>
      {() => <p>opened</p>}
    </LinkedRun>,
  )
  await expect.element(page.getByRole('heading', { name: 'The link can’t be opened' })).toBeVisible()
  await expect.element(page.getByText(/^The link holds no run\./)).toBeVisible()
  expect(page.getByText('opened', { exact: true }).query()).toBeNull()
  expect(document.querySelector('main img')).toBeNull()
})
