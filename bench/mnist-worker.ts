/** Our side of the MNIST bench: src/runtime/learn's Network in a module worker. */
import { Network } from '../src/runtime/learn/index.ts'
import type { Command, Reply } from './mnist-protocol.ts'

let network: Network
let setup: Extract<Command, { kind: 'setup' }>

function obey(command: Command): Reply {
  if (command.kind === 'setup') {
    setup = command
    network = new Network(command.sizes, { seed: 1 })
    return { kind: 'ready', facts: {} }
  }
  if (command.kind === 'evaluate') {
    return { kind: 'evaluated', accuracy: network.evaluate(setup.testImages, setup.testLabels).accuracy }
  }
  const { images, labels, size } = command
  const pixels = setup.sizes[0]
  const start = performance.now()
  for (let from = 0; from < labels.length; from += size) {
    network.trainBatch(
      images.subarray(from * pixels, (from + size) * pixels),
      labels.subarray(from, from + size),
      { learningRate: setup.learningRate },
    )
  }
  return { kind: 'trained', samplesPerSecond: (labels.length / (performance.now() - start)) * 1000 }
}

self.onmessage = ({ data }: MessageEvent<Command>) => {
  let reply: Reply
  try {
    reply = obey(data)
  } catch (error) {
    reply = { kind: 'failed', message: String(error) }
  }
  self.postMessage(reply)
}
