/** Mermaid itself reads what is exported; it needs a page. */
import mermaid from 'mermaid'
import { expect, it } from 'vitest'
import { madeActor, madeRecording } from '../testing/made-recording'
import { sampleRun } from '../testing/sample-run'
import { mermaidDiagram } from './mermaid'

const names = [
  'plain', 'end', 'End of it', '', ' ', 'a:b', 'a;b', 'a#b', '#35;', '%% not a comment', '%%{init: {}}%%', '<b>x</b>',
  'a->>b', 'note over a', 'participant', '"quoted"', '`code`', '{"a": [1, 2]}', 'line\nbreak', '\\n', 'ä ö 日本 🙂', 'x'.repeat(500), '-', '()', 'alt', 'par and', 'box', 'autonumber',
] // oxfmt-ignore

it('is read by Mermaid with every kind of event', async () => {
  await expect(mermaid.parse(mermaidDiagram(sampleRun()))).resolves.toMatchObject({ diagramType: 'sequence' })
  await expect(mermaid.parse(mermaidDiagram(sampleRun(), { most: 2 }))).resolves.toBeTruthy()
})

it('is read by Mermaid whatever actors, methods and arguments are called', async () => {
  const run = madeRecording({
    actors: [madeActor(0), ...names.map((name, n) => madeActor(n + 1, { name }))],
    names,
    rows: names.map((_, n) => ({ from: 0, to: n + 1, method: n, sent: n })),
    argumentLines: names.map((name, n) => [n, name] as const),
    lives: {
      first: 0,
      entries: names.map((cause, n) => ({
        kind: 'died' as const, actor: n + 1, time: 50, rows: n, worker: 1, cold: false, cause, row: -1,
      })),
    }, // oxfmt-ignore
  })
  await expect(mermaid.parse(mermaidDiagram(run))).resolves.toMatchObject({ diagramType: 'sequence' })
})

it('is drawn with names as they are', async () => {
  const odd = 'a;b #35; "c" <d>'
  const run = madeRecording({
    actors: [madeActor(0), madeActor(1, { name: odd })],
    rows: [{ from: 0, to: 1, sent: 1 }],
  })
  mermaid.initialize({ startOnLoad: false })
  const { svg } = await mermaid.render('drawn', mermaidDiagram(run))
  const texts = [...new DOMParser().parseFromString(svg, 'text/html').querySelectorAll('text')].map(
    ({ textContent }) => textContent,
  )
  expect(texts).toContain(odd)
})
