import { afterEach, describe, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import type { CodeCell } from '../../../../notebooks/document/notebook'
import type { CellResult, CellRun, Output, SessionStatus } from '../../../../notebooks/kernel/session'
import { OpenNotebook } from '../../../../notebooks/kernel/testing/open-notebook'
import '../../../primitives/tokens.css'
import { FakeLive } from '../../fixtures/fake-live'
import { actor } from '../../fixtures/frames'
import { StagePanel } from '../../StagePanel'
import { consoleOf } from './notebook-console'

/** A notebook whose cells end when a test says so. */
class Held extends FakeLive {
  kernel: SessionStatus['kernel'] = 'ready'
  ran: string[] = []
  stopped = 0
  private run_of: CellRun = { ...super.cellRun('lithops-console') }
  private resolve: (result: CellResult) => void = () => {}

  constructor() {
    super({ actors: [actor(0)], edges: [], perSecond: 0, platforms: 1 })
  }

  override status(): SessionStatus {
    return { kernel: this.kernel, notice: '', isolated: true }
  }

  override run(cell?: CodeCell): Promise<CellResult> {
    this.ran.push(/lithopsConsole\((.*)\)\)$/.exec(cell!.text)![1])
    this.kernel = 'busy'
    this.run_of = { ...this.run_of, state: 'running', outputs: [] }
    this.changed()
    return new Promise((resolve) => (this.resolve = resolve))
  }

  override cellRun(): CellRun {
    return this.run_of
  }

  override stop(): Promise<void> {
    this.stopped++
    this.ends('stopped')
    return Promise.resolve()
  }

  prints(text: string): void {
    const output: Output = { kind: 'text', id: 1, stream: 'log', text, truncated: '' }
    this.run_of = { ...this.run_of, outputs: [...this.run_of.outputs, output] }
    this.changed()
  }

  ends(status: CellResult['status'] = 'ok', error: CellResult['error'] = null): void {
    this.kernel = 'ready'
    this.run_of = { ...this.run_of, state: 'done' }
    this.resolve({ status, count: 1, duration: 0, shipped: 0, made: [], error })
    this.changed()
  }
}

async function opened(session: Held): Promise<void> {
  await render(
    <div style={{ width: 760, height: 480 }}>
      <StagePanel session={session} />
    </div>,
  )
  await page.getByRole('tab', { name: 'Functions' }).click()
  await page.getByRole('radio', { name: 'Console' }).click()
}

const input = () => page.getByRole('textbox', { name: 'Command for Lithops' })
const said = () => page.getByRole('log', { name: 'What the console says' })

describe('the console', () => {
  it('runs a line in the notebook, and shows what it prints while it prints', async () => {
    const session = new Held()
    await opened(session)
    await expect.element(said()).toHaveTextContent('logs poll')
    await input().fill('logs get "a b"')
    await userEvent.keyboard('{Enter}')
    expect(session.ran).toEqual([JSON.stringify('logs get "a b"')])
    session.prints('one\ntwo')
    await expect.element(page.getByText('two')).toBeVisible()
    session.ends()
    await expect.element(input()).toHaveAttribute('aria-disabled', 'false')
    await expect.element(input()).toHaveFocus()
    expect(said().element().textContent).toBe('$ lithops logs get "a b"onetwo')
  })

  it('can be stopped, and says so', async () => {
    const session = new Held()
    await opened(session)
    await input().fill('logs poll')
    await userEvent.keyboard('{Enter}')
    await page.getByRole('button', { name: 'Stop', exact: true }).click()
    await expect.element(page.getByText('Stopped.')).toBeVisible()
    expect(session.stopped).toBe(1)
  })

  it('goes through earlier lines with the arrow keys', async () => {
    const session = new Held()
    await opened(session)
    for (const line of ['hello', 'clean']) {
      await input().fill(line)
      await userEvent.keyboard('{Enter}')
      session.ends()
      await expect.element(input()).toHaveAttribute('aria-disabled', 'false')
    }
    await userEvent.keyboard('{ArrowUp}{ArrowUp}')
    await expect.element(input()).toHaveValue('hello')
    await userEvent.keyboard('{ArrowDown}{ArrowDown}')
    await expect.element(input()).toHaveValue('')
  })

  it('keeps what was said while another part is open, and five hundred lines of it', async () => {
    const session = new Held()
    await opened(session)
    await input().fill('storage list data')
    await userEvent.keyboard('{Enter}')
    session.prints(Array.from({ length: 600 }, (_, n) => `line ${n}`).join('\n'))
    session.ends()
    await page.getByRole('radio', { name: 'Calls' }).click()
    await page.getByRole('radio', { name: 'Console' }).click()
    await expect.element(page.getByText('showing 500 of 601 lines')).toBeInTheDocument()
    await expect.element(page.getByText('line 599')).toBeVisible()
  })

  it('is closed, with the reason, while a cell runs and while messages are held', async () => {
    const session = new Held()
    session.kernel = 'busy'
    await opened(session)
    await expect
      .element(page.getByText('A cell runs. The console can be used when it has ended.'))
      .toBeVisible()
    await expect.element(input()).toHaveAccessibleDescription(/^A cell runs/)
    ;(input().element() as HTMLElement).focus()
    await userEvent.keyboard('hello{Enter}')
    expect(session.ran).toEqual([])
    session.kernel = 'ready'
    await session.setMode('step')
    await expect.element(page.getByText(/^In You deliver messages are held\./)).toBeVisible()
    await session.setMode('live')
    await expect.element(input()).toHaveAttribute('aria-disabled', 'false')
  })
})

describe('over a real notebook', () => {
  let book: OpenNotebook
  afterEach(() => book.close())

  it('a line is answered, and no cell of the reader’s is touched', async () => {
    book = new OpenNotebook({ limit: 3 })
    await book.run(
      "import { cli, Storage } from 'lithops'\nawait new Storage({ storage: 'memory' }).createBucket('b')",
    )
    const console = consoleOf(book.session)
    const texts = () => console.view().lines.map(({ kind, text }) => `${kind} ${text}`)
    await console.run("storage put 'it''s' b --key k -b memory")
    await console.run('lithops storage get b k -b memory')
    await console.run('storage get b none -b memory')
    await console.run('log pol')
    expect(texts()).toEqual([
      "typed storage put 'it''s' b --key k -b memory",
      'log Uploaded 3B to b/k',
      'typed lithops storage get b k -b memory',
      'log its',
      'typed storage get b none -b memory',
      'error StorageNoSuchKeyError: No such key /b/none found in storage.',
      'typed log pol',
      'error There is no command log pol. Did you mean logs poll? It is logs poll.',
    ])
    expect(book.session.cellRun('cell0')).toMatchObject({ state: 'done', stale: false })
  })
})
