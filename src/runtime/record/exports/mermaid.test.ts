import { expect, it } from 'vitest'
import { madeActor, madeRecording } from '../testing/made-recording'
import { sampleRun } from '../testing/sample-run'
import { mermaidDiagram } from './mermaid'

it('draws messages, answers, losses and deaths', () => {
  expect(mermaidDiagram(sampleRun())).toBe(`sequenceDiagram
  participant a0 as notebook
  participant a1 as bank
  participant a2 as account
  participant a3 as auditor
  a0->>a1: deposit(10)
  a1->>a2: deposit('a#59; b', 5)
  a1-xa3: deposit(…), lost on the way
  a1->>a2: balance(…)
  a2-->>a1: TypeError#58; no balance
  Note over a2: died#58; it was ended
  a1-->>a0: 110
  a0-xa2: deposit(…), undeliverable
  a0->>a3: deposit(…)
`)
})

it('says what it leaves out', () => {
  expect(mermaidDiagram(sampleRun(), { most: 1 })).toBe(`sequenceDiagram
  participant a0 as notebook
  participant a3 as auditor
  Note over a0: Showing the last 1 of 7 messages.
  a0->>a3: deposit(…)
`)
})

it('lets no name be a word of Mermaid’s', () => {
  const run = madeRecording({
    actors: [madeActor(0), madeActor(1, { name: 'end\nclick me %% <b>' })],
    names: ['end', 'cell:3'],
    rows: [{ from: 0, to: 1, sent: 1 }],
  })
  expect(mermaidDiagram(run)).toBe(`sequenceDiagram
  participant a0 as notebook
  participant a1 as #101;nd click me #37;#37; #60;b#62;
  a0-)a1: #101;nd(…), not handled yet
`)
})
