/** Real editors over the real worker: three cells of one notebook. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import '../../../primitives/tokens.css'
import { mountEditor, type Editor } from '../mount'

const COUNTER = `import { spawn } from 'actors'

class Counter {
  value = 0
  /** Adds one. */
  increment(by = 1) {
    this.value += by
  }
  getValue() {
    return this.value
  }
}
const count = await spawn(Counter, { name: 'count' })
const again = 1`

let texts: string[]
let editors: Editor[]
let left: number

async function open(...given: readonly string[]) {
  texts = [...given]
  left = 0
  editors = given.map((text, at) => {
    const parent = document.createElement('div')
    parent.id = `cell-${at}`
    document.body.append(parent)
    return mountEditor({
      parent,
      text,
      language: 'typescript',
      label: `Cell ${at}`,
      editable: true,
      blanksOf: null,
      others: () => texts.filter((_, other) => other !== at),
      onChange: (now) => {
        texts[at] = now
        editors.forEach((editor, other) => other !== at && editor.recheck())
      },
      onRun: () => {},
      onLeave: () => left++,
      onLine: null,
      types: {
        cell: String(at),
        cells: () => texts.map((text, id) => ({ id: String(id), text })),
      },
    })
  })
}

const content = (at: number) => document.querySelector<HTMLElement>(`#cell-${at} .cm-content`)!
const list = () => [...document.querySelectorAll('.cm-tooltip-autocomplete li')].map((one) => one.textContent)
const underlined = (at: number) =>
  [...document.querySelectorAll(`#cell-${at} .cm-lintRange-error`)].map((one) => one.textContent)
/** At the end of a cell, once its types are there. */
async function write(at: number, keys: string) {
  editors[at].goTo(100)
  await userEvent.keyboard('{End}')
  await expect.poll(() => content(at).getAttribute('aria-autocomplete')).toBe('list')
  if (keys !== '') await userEvent.keyboard(keys)
}
/** A list takes no key in its first moment, for the person may not have seen it. */
const seen = () => new Promise((resolve) => setTimeout(resolve, 150))
/** A word of a cell, to point at. */
function wordOf(at: number, word: string): HTMLElement {
  const found = [...content(at).querySelectorAll<HTMLElement>('span')].find((one) => one.textContent === word)
  if (!found) throw new Error(`No ${word} in cell ${at}`)
  return found
}

beforeEach(() => {
  document.body.innerHTML = ''
})
afterEach(() => editors.forEach((editor) => editor.destroy()))

it('methods of an actor from another cell are offered, told, and taken by Tab', async () => {
  await open(COUNTER, '')
  await write(1, 'count.')
  await expect.poll(list).toEqual(['getValue', 'increment'])
  await userEvent.keyboard('inc')
  await expect.poll(list).toEqual(['increment'])
  await expect.element(page.getByText('increment(by?: number): Promise<void>')).toBeVisible()
  await expect.element(page.getByText('Adds one.', { exact: true }).last()).toBeVisible()
  await seen()
  await userEvent.keyboard('{Tab}')
  expect(texts[1]).toBe('count.increment')
  await expect.poll(list).toEqual([])
  // No list: Tab has its usual meaning.
  await userEvent.keyboard('{Tab}')
  expect(texts[1]).toBe('count.increment  ')
})

it('a name of a module brings its import along', async () => {
  await open(COUNTER, '')
  await write(1, 'slee')
  await expect.poll(list).toContain("sleepfrom 'actors'")
  await seen()
  await userEvent.keyboard('{Enter}')
  expect(texts[1]).toBe("import { sleep } from 'actors'\nsleep")
})

it('Escape closes the list, and leaves the editor only then', async () => {
  await open(COUNTER, '')
  await write(1, 'coun')
  await expect.poll(list).toContain('count')
  await userEvent.keyboard('{Escape}')
  await expect.poll(list).toEqual([])
  expect(left).toBe(0)
  await userEvent.keyboard('{Escape}')
  expect(left).toBe(1)
})

it('Enter after a whole word begins a new line', async () => {
  await open(COUNTER, '')
  await write(1, 'again')
  await expect.poll(list).toContain('again')
  await seen()
  await userEvent.keyboard('{Enter}')
  expect(texts[1]).toBe('again\n')
})

it('what a name is stands where the pointer rests, and by Alt+H at the cursor', async () => {
  await open(COUNTER, 'await count.getValue()')
  await write(1, '')
  await userEvent.hover(wordOf(1, 'getValue'))
  await expect.element(page.getByText('getValue(): Promise<number>')).toBeVisible()
  await userEvent.unhover(wordOf(1, 'getValue'))
  await userEvent.keyboard('{End}{ArrowLeft}{ArrowLeft}{ArrowLeft}{Alt>}h{/Alt}')
  await expect
    .poll(() => document.querySelector('#cell-1 .cm-announced')?.textContent)
    .toContain('Promise<number>')
})

it('what a call takes is told while it is written', async () => {
  await open(COUNTER, '')
  await write(1, 'spawn(')
  await expect.poll(() => document.querySelector('.cm-types-signature strong')?.textContent).toMatch(/^Class/)
  await userEvent.keyboard('Counter, ')
  await expect
    .poll(() => document.querySelector('.cm-types-signature strong')?.textContent)
    .toMatch(/^options/)
  await userEvent.keyboard('{Escape}')
  await expect.poll(() => document.querySelector('.cm-types-signature')).toBeNull()
  expect(left).toBe(0)
})

it('what is wrong is underlined and told, a name that is made again is not, and what is mended is not', async () => {
  await open(COUNTER, "const again = 'x'\nagain.toUpperCase()\ncount.incremnt()")
  await write(1, '')
  await expect.poll(() => underlined(1)).toEqual(['incremnt'])
  // It stands in a forgotten await, whose tip is the page's: over the word itself there's none.
  const word = document.querySelector('#cell-1 .cm-lintRange-error')!
  expect(word.closest('.cm-forgot')?.getAttribute('data-tip')).toMatch(/await/)
  const inner = [...word.querySelectorAll('*'), word].find((one) => one.children.length === 0)!
  expect(inner.closest('[data-tip]')?.getAttribute('data-tip')).toBe('')
  await userEvent.hover(document.querySelector('.cm-lintRange-error')!)
  await expect
    .element(page.getByText("Counter has no method 'incremnt'. Did you mean 'increment'?").first())
    .toBeVisible()
  editors[1].setText("const again = 'x'\nagain.toUpperCase()\ncount.increment()")
  texts[1] = "const again = 'x'\nagain.toUpperCase()\ncount.increment()"
  await expect.poll(() => underlined(1)).toEqual([])
})

it('what is wrong since another cell has changed is underlined too', async () => {
  await open('const list = [1]', 'list.push(2)')
  await write(1, '')
  await write(0, '{Backspace}{Backspace}{Backspace}7')
  expect(texts[0]).toBe('const list = 7')
  await expect.poll(() => underlined(1)).toEqual(['push'])
})

it('what is wrong in a cell that nobody has gone into is underlined too, once types are there', async () => {
  await open('const list = [1]', 'list.psuh(2)')
  await write(0, '')
  await expect.poll(() => underlined(1)).toEqual(['psuh'])
})

it('a forgotten await is underlined once', async () => {
  await open(COUNTER, 'const sum = count.getValue() + 1')
  await write(1, '')
  await expect.poll(() => document.querySelectorAll('#cell-1 .cm-forgot').length).toBeGreaterThan(0)
  await new Promise((resolve) => setTimeout(resolve, 1500))
  expect(underlined(1)).toEqual([])
})

it('what is still being written is not called wrong until the cursor leaves it', async () => {
  await open(COUNTER, '')
  await write(1, 'count.{Escape}')
  await new Promise((resolve) => setTimeout(resolve, 1500))
  expect(document.querySelectorAll('#cell-1 .cm-lint-marker, #cell-1 .cm-lintPoint')).toHaveLength(0)
  await userEvent.keyboard('{Home}')
  await expect.poll(() => document.querySelectorAll('#cell-1 .cm-lintPoint').length).toBe(1)
})

it('Shift+Alt+F sets blanks and indents anew, as one change', async () => {
  await open('const a=[1,2]\nif(a.length>1){\nconsole.log( a )\n}')
  await userEvent.click(content(0))
  await userEvent.keyboard('{Control>}{End}{/Control}')
  await expect
    .poll(
      async () => {
        await userEvent.keyboard('{Shift>}{Alt>}f{/Alt}{/Shift}')
        return texts[0]
      },
      { timeout: 30_000 },
    )
    .toBe('const a = [1, 2]\nif (a.length > 1) {\n  console.log(a)\n}')
  await userEvent.keyboard('{Control>}z{/Control}')
  expect(texts[0]).toBe('const a=[1,2]\nif(a.length>1){\nconsole.log( a )\n}')
})
