import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { drawDigits } from '../../../scripts/draw-digits.mjs'
import { checksumOf, FILE_NAMES, identify, type FileName } from './checksums.ts'
import { readIdx } from './idx.ts'
import { Network } from './network.ts'
import { batches, splitOf } from './split.ts'

const folder = new URL('../../../public/datasets/drawn/', import.meta.url)
const committed = (name: FileName): Uint8Array =>
  new Uint8Array(gunzipSync(readFileSync(new URL(`${name}.gz`, folder))))

describe('the drawn digits', () => {
  it('are drawn again to the bit, and are the files in the repository', () => {
    const drawn = drawDigits()
    for (const name of Object.values(FILE_NAMES)) {
      expect(identify(drawn[name])).toEqual({ source: 'drawn', name })
      expect(identify(committed(name))).toEqual({ source: 'drawn', name })
      expect(readFileSync(new URL('README.md', folder), 'utf8')).toContain(checksumOf('drawn', name))
    }
  })

  const split = (images: FileName, labels: FileName): ReturnType<typeof splitOf> =>
    splitOf(readIdx(committed(images)), readIdx(committed(labels)))
  const train = split(FILE_NAMES.trainImages, FILE_NAMES.trainLabels)
  const test = split(FILE_NAMES.testImages, FILE_NAMES.testLabels)

  it('have each digit as often as the others', () => {
    for (const part of [train, test]) {
      const counts = new Array<number>(10).fill(0)
      for (const label of part.labels) counts[label]++
      expect(counts).toEqual(new Array(10).fill(part.count / 10))
    }
  })

  /** The best test accuracy after any pass, up to what is `enough`: kind to the one that must not be good. */
  const bestAccuracy = (sizes: number[], passes: number, learningRate: number, enough = 1): number => {
    const network = new Network(sizes)
    let best = 0
    for (let pass = 0; pass < passes && best <= enough; pass++) {
      for (const { images, labels } of batches(train, { size: 64, seed: pass })) {
        network.trainBatch(images, labels, { learningRate })
      }
      best = Math.max(best, network.evaluate(test.images, test.labels).accuracy)
    }
    return best
  }

  it('are too hard for straight lines: a softmax classifier stays under 95 %', () => {
    const accuracy = bestAccuracy([784, 10], 20, 0.3)
    expect(accuracy).toBeGreaterThan(0.85)
    expect(accuracy).toBeLessThan(0.95)
  })

  it('are learnt by a hidden layer of 128 to more than 97 %', () => {
    expect(bestAccuracy([784, 128, 10], 5, 0.3, 0.97)).toBeGreaterThan(0.97)
  })
})
