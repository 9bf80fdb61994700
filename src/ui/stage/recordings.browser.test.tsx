import { afterEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import '../primitives/tokens.css'
import { exportedRun, savedRun, type ExportFormat } from '../../notebooks/kernel/recordings'
import { readLink } from '../../runtime/record/run-link'
import { FakeStep } from './fixtures/fake-step'
import { counter } from './fixtures/programs'
import { StagePanel } from './StagePanel'

const stage = (session: FakeStep) =>
  render(
    <div style={{ width: 790, height: 780 }}>
      <StagePanel session={session} />
    </div>,
  )

const menu = () => page.getByRole('button', { name: 'Recording: save, open or export the run' })

async function choose(item: string): Promise<void> {
  await menu().click()
  await page.getByRole('menuitem', { name: item }).click()
}

/** What the page has given to be saved. */
function downloads(): { readonly name: string; readonly blob: Promise<Blob> }[] {
  const made: { name: string; blob: Promise<Blob> }[] = []
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    made.push({ name: this.download, blob: fetch(this.href).then((response) => response.blob()) })
  })
  return made
}

afterEach(() => {
  vi.restoreAllMocks()
})

const open = (file: File) => userEvent.upload(page.getByLabelText('Recording to open'), file)

async function recordingFile(): Promise<File> {
  const { name, blob } = await savedRun(new FakeStep(counter))
  return new File([blob], name)
}

it('saves a recording that it opens again, and goes back to the run as it was', async () => {
  const made = downloads()
  const session = new FakeStep(counter)
  await stage(session)
  await choose('Save recording')
  await expect.poll(() => made.map(({ name }) => name)).toEqual(['fixture.actorium-run'])
  await open(new File([await made[0].blob], 'mine.actorium-run'))
  await expect.element(page.getByText('Replay', { exact: true })).toBeVisible()
  await expect.element(page.getByText('no code runs')).toBeVisible()
  await expect.element(page.getByText('auditor').first()).toBeVisible()
  // Nothing can be delivered, tried or chosen.
  expect(page.getByRole('button', { name: 'Next' }).query()).toBeNull()
  expect(page.getByRole('button', { name: /^How messages are delivered/ }).query()).toBeNull()
  expect(page.getByRole('button', { name: 'Deliver by hand from here' }).query()).toBeNull()
  await page.getByRole('tab', { name: 'In words' }).click()
  await expect.element(page.getByText('notebook asked bank: deposit(10)').first()).toBeVisible()
  await page.getByRole('button', { name: 'Back to the run' }).click()
  await expect
    .element(page.getByRole('button', { name: 'How messages are delivered: You deliver' }))
    .toBeVisible()
  await expect.element(page.getByText('4 messages held')).toBeVisible()
  expect(session.frame().delivered).toBe(0)
})

it('says in words why a file can’t be opened, and leaves the run as it was', async () => {
  await stage(new FakeStep(counter))
  await expect.element(page.getByText('4 messages held')).toBeVisible()
  await open(new File(['not a recording'], 'notes.txt'))
  await expect
    .element(
      page.getByText(
        'notes.txt: The file is no recording of a run. Choose a file that was saved here and ends in .actorium-run.',
      ),
    )
    .toBeVisible()
  await expect.element(page.getByText('4 messages held')).toBeVisible()
  await page.getByRole('button', { name: 'Close' }).click()
  expect(page.getByText(/notes\.txt/).query()).toBeNull()
})

it('opens a file that is dropped on the stage', async () => {
  await stage(new FakeStep(counter))
  const data = new DataTransfer()
  data.items.add(await recordingFile())
  const target = page.getByRole('region', { name: 'Stage' }).element()
  target.dispatchEvent(new DragEvent('dragover', { dataTransfer: data, bubbles: true, cancelable: true }))
  await expect.element(page.getByText('Drop a recording to open it')).toBeVisible()
  target.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
  await expect.element(page.getByText('Replay', { exact: true })).toBeVisible()
  expect(page.getByText('Drop a recording to open it').query()).toBeNull()
})

it('opens the menu and a choice of it by the keyboard', async () => {
  const made = downloads()
  await stage(new FakeStep(counter))
  const button = menu().element()
  if (button instanceof HTMLElement) button.focus()
  await userEvent.keyboard('{ArrowDown}')
  const item = (name: string) => page.getByRole('menuitem', { name })
  await expect.element(item('Copy link')).toHaveFocus()
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(item('Save recording')).toHaveFocus()
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(item('Open recording…')).toHaveFocus()
  await userEvent.keyboard('{ArrowDown}')
  await expect.element(item('Export: Chrome trace')).toHaveFocus()
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => made.map(({ name }) => name)).toEqual(['fixture.trace.json'])
  await expect.element(menu()).toHaveFocus()
})

it('exports what each format has for its name, with the actors where they stand', async () => {
  const made = downloads()
  await stage(new FakeStep(counter))
  await open(await recordingFile())
  await expect.element(page.getByText('Replay', { exact: true })).toBeVisible()
  const table: readonly (readonly [string, string, RegExp])[] = [
    ['Export: Chrome trace', 'fixture.trace.json', /^\{"traceEvents":/],
    ['Export: ShiViz log', 'fixture.shiviz.log', /^\(\?<host>/],
    ['Export: Mermaid', 'fixture.mmd', /^sequenceDiagram\n/],
    ['Export: SVG sequence', 'fixture.sequence.svg', /^<svg/],
    ['Export: SVG graph', 'fixture.graph.svg', /^<svg(.|\n)*auditor/],
  ]
  for (const [n, [item, name, begin]] of table.entries()) {
    await choose(item)
    await expect.poll(() => made[n]?.name).toBe(name)
    expect(await (await made[n].blob).text()).toMatch(begin)
  }
})

it('leaves who has no place on the stage out of the graph, and says so', async () => {
  const format: ExportFormat = 'graph'
  const { blob } = exportedRun(new FakeStep(counter), format, new Map([[0, { x: 0, y: 0 }]]))
  expect(await blob.text()).toContain('Showing 1 of 4 actors.')
})

describe('Copy link', () => {
  const clipboard = (writeText: (text: string) => Promise<void>) =>
    vi.spyOn(navigator, 'clipboard', 'get').mockReturnValue({ writeText } as Clipboard)

  it('puts the address of the run into the clipboard, and says what it brings', async () => {
    const copied: string[] = []
    clipboard((text) => Promise.resolve(void copied.push(text)))
    const session = new FakeStep(counter)
    await stage(session)
    await choose('Copy link')
    await expect
      .element(
        page.getByText(
          'The link is copied. It brings 1 cell, no deliveries. Whoever opens it says when it runs.',
        ),
      )
      .toBeVisible()
    const [address, text] = copied[0].split('#/run/')
    expect(address).toBe(window.location.href.split('#')[0])
    expect(await readLink(text)).toEqual({ ok: true, script: session.script() })
  })

  it('shows it in a field where there is no clipboard', async () => {
    clipboard(() => Promise.reject(new Error('denied')))
    await stage(new FakeStep(counter))
    await choose('Copy link')
    const field = page.getByRole('textbox', { name: 'Link to this run' })
    await expect.element(field).toHaveFocus()
    const { value, selectionEnd } = field.element() as HTMLInputElement
    expect(value).toContain('#/run/1.')
    expect(selectionEnd).toBe(value.length)
    await page.getByRole('button', { name: 'Close' }).click()
    expect(field.query()).toBeNull()
  })

  it('says why a run has none', async () => {
    const session = new FakeStep(counter)
    vi.spyOn(session, 'script').mockReturnValue({ refused: 'Run a cell in You deliver.' })
    await stage(session)
    await choose('Copy link')
    await expect.element(page.getByText('Run a cell in You deliver.')).toBeVisible()
  })

  it('offers the file where the run is too long', async () => {
    const made = downloads()
    const session = new FakeStep(counter)
    const schedule = Array.from({ length: 20_001 }, (_, n) => `0#1.${n}`)
    vi.spyOn(session, 'script').mockReturnValue({
      notebook: 'fixture',
      seed: 1,
      runs: [{ cell: 'a', text: '', schedule, cleared: false }],
      faults: [],
      edited: [],
      position: 0,
    })
    await stage(session)
    await choose('Copy link')
    await expect.element(page.getByText(/^The run is too long for a link\./)).toBeVisible()
    await page.getByRole('button', { name: 'Save recording' }).click()
    await expect.poll(() => made.length).toBe(1)
  })
})
