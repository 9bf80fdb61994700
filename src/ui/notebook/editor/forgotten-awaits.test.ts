import { javascriptLanguage, typescriptLanguage } from '@codemirror/lang-javascript'
import { describe, expect, it } from 'vitest'
import { catalogue, firstScreen, loadLesson } from '../../../notebooks/lessons/catalogue'
import { forgottenAwaits } from './forgotten-awaits'

const CELLS = [
  `import { spawn, sleep, self, lookup, quiet, actorRef } from 'actors'
import { display } from 'notebook'
class Counter { increment() {} list() {} }
class Local { increment() {} }
const count = await spawn(Counter)
const local = new Local()
async function work() {}
let total = 0`,
  `const other = await lookup('other')
const [ana, ben] = await Promise.all([spawn(Counter), spawn(Counter)])
const promised = count.increment()
let changed = await spawn(Counter)
changed = local`,
]

/** The text with what is underlined in ⟨⟩. */
function underlined(text: string, language = typescriptLanguage): string {
  const marks = forgottenAwaits(text, language.parser.parse(text).topNode, CELLS)
  let said = text
  for (const { from, to } of [...marks].sort((a, b) => b.from - a.from))
    said = `${said.slice(0, from)}⟨${said.slice(from, to)}⟩${said.slice(to)}`
  return said
}

const bare = (marked: string) => marked.replace(/[⟨⟩]/g, '')

describe('an await was forgotten', () => {
  it.each([
    // An ask that nobody waits for
    '⟨count.increment()⟩\n1',
    'for (let i = 0; i < 3; i++) ⟨count.increment()⟩\n1',
    'class A { go() { ⟨count.increment()⟩ } }',
    'const f = () => { ⟨count.increment()⟩ }',
    '⟨actorRef.ask(count, "increment")⟩\n1',
    '⟨self.ref.increment()⟩\n1',
    '⟨ana.increment()⟩; ⟨ben.increment()⟩; ⟨other.increment()⟩; 1',
    '⟨sleep(1)⟩\n⟨quiet()⟩\n1',
    // Printed
    '⟨count.increment()⟩',
    '⟨promised⟩ // at the end',
    '⟨spawn(Counter)⟩;',
    '⟨work()⟩',
    '[⟨count.increment()⟩, 1]',
    'console.log(⟨count.increment()⟩)',
    'console.log("value", ⟨promised⟩)',
    'console.log({ value: ⟨count.increment()⟩ })',
    'display(⟨count.list()⟩)',
    '`value ${⟨count.increment()⟩}`\n1',
    '"value " + ⟨count.increment()⟩\n1',
    'JSON.stringify(⟨count.list()⟩)\n1',
    // Used as if it were its value
    'total += ⟨count.increment()⟩\n1',
    'const n = ⟨count.increment()⟩ * 2',
    'const n = (⟨count.increment()⟩ as number) + 1',
    'const n = (⟨count.increment()⟩)! + 1',
    'const n = -⟨promised⟩',
    'if (⟨count.increment()⟩ > 3) total = 1',
    'if (⟨count.increment()⟩) total = 1',
    'while (!⟨count.increment()⟩) total = 1',
    'const n = ⟨count.increment()⟩ ? 1 : 2',
    'const n = ⟨count.list()⟩.length',
    'const n = ⟨count.list()⟩[0]',
    'const n = [...⟨count.list()⟩]',
    'for (const x of ⟨count.list()⟩) total += x',
    'const n = Math.max(⟨count.increment()⟩, 2)',
    'const n = ⟨count.increment()⟩ && 3',
    // An actor that isn't there yet
    'const later = spawn(Counter)\n⟨later⟩.increment()\n⟨later⟩',
    'const later = spawn(Counter)\n⟨later⟩.increment.tell()\n1',
    // Sent
    'count.add.tell(⟨other.increment()⟩)\n1',
    'await count.add(⟨promised⟩)',
    // Made in this text
    'function f(them: Ref<Counter>) { ⟨them.increment()⟩ }',
    'async function f() { const one = await spawn(Counter); ⟨one.increment()⟩ }',
    'const one = await spawn(Counter) as Ref<Counter>\n⟨one.increment()⟩\n1',
  ])('%s', (marked) => {
    expect(underlined(bare(marked))).toBe(marked)
  })
})

describe('no await was forgotten', () => {
  it.each([
    'await count.increment()',
    'const value = await count.increment()\nvalue + 1',
    'return_(await count.increment())',
    'async function f() { return count.increment() }',
    'function f() { return count.increment() }',
    'const f = () => count.increment()',
    'const waiting = count.increment()\nconst value = await waiting\nvalue',
    'const all = await Promise.all([count.increment(), other.increment()])\nall',
    'const all = [count.increment(), other.increment()]\n(await Promise.all(all)).length',
    'const all = []\nfor (const one of [ana, ben]) all.push(one.increment())\nawait Promise.all(all)',
    'count.increment().then((value) => console.log(value))\n1',
    'count.increment().then(console.log).catch(console.error).finally(work)\n1',
    'void count.increment()',
    'count.increment.tell()',
    'await count.increment.tell()',
    'console.log(await count.increment())',
    'const value = (await count.list()).length',
    'for (const x of await count.list()) console.log(x)',
    'for await (const x of count.list()) console.log(x)',
    'const maybe = total > 1 ? count.increment() : null\nawait maybe',
    'const kept = { value: count.increment() }\nawait kept.value',
    'const map = new Map([["a", count.increment()]])\n1',
    'work()\n1',
    'spawn(Counter)\n1',
    'helper(count.increment())\n1',
    'total = count.increment()\n1',
    // Not an actor, or not known to be one
    'local.increment()',
    'local.increment() + 1',
    'changed.increment()\n1',
    'class A { go(count) { count.increment(); return count.list().length } }',
    'function f(promised) { return promised + 1 }',
    '[1].map((count) => count.increment() + 1)',
    'class B { other; go() { this.other.increment() } }',
    'const promised = 3\npromised + 1',
    'try { } catch (count) { count.increment() }',
    'let later = spawn(Counter)\nlater = await later\nlater.increment()\n1',
    'count',
    'count.value',
    'unknown.increment()',
    // Not code, or half typed
    '// count.increment() + 1',
    '"count.increment() + 1"',
    'count.',
    'const a = a',
    'console.log(count.increment',
    '',
  ])('%s', (text) => {
    expect(underlined(text)).toBe(text)
  })

  it('in JavaScript either', () => {
    expect(underlined('console.log(count.list())', javascriptLanguage)).toBe('console.log(⟨count.list()⟩)')
  })

  it.each([firstScreen, ...catalogue.map(({ id }) => id)])('in the lesson %s', async (id) => {
    const { cells } = await loadLesson(id)
    const code = cells.flatMap((cell) => (cell.kind === 'code' ? [cell.text] : []))
    for (const text of code) {
      const others = code.filter((other) => other !== text)
      expect(forgottenAwaits(text, typescriptLanguage.parser.parse(text).topNode, others)).toEqual([])
    }
  })

  it('in its solutions', async () => {
    for (const { id } of catalogue) {
      const { cells } = await loadLesson(id)
      const code = cells.flatMap((cell) => (cell.kind === 'code' ? [cell.text] : []))
      for (const cell of cells) {
        if (cell.kind !== 'check') continue
        const tree = typescriptLanguage.parser.parse(cell.solution).topNode
        expect(forgottenAwaits(cell.solution, tree, code)).toEqual([])
      }
    }
  })
})

describe('the words', () => {
  it.each([
    ['console.log(count.list())', 'You forgot await.'],
    [
      'count.increment()\n1',
      'You forgot await. To go on without the answer, write .tell before the parentheses.',
    ],
    [
      'function f() { return count.list().length }',
      'You forgot await. The function around it needs async in front.',
    ],
    ['async function f() { return count.list().length }', 'You forgot await.'],
  ])('of %j', (text, words) => {
    const marks = forgottenAwaits(text, typescriptLanguage.parser.parse(text).topNode, CELLS)
    expect(marks.map((mark) => mark.words)).toEqual([words])
  })
})
