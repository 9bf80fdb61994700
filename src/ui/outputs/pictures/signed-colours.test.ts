import { expect, it } from 'vitest'
import { rgbOf } from './signed-colours'

it.each([
  ['#8a4700', [138, 71, 0]],
  [' #fff', [255, 255, 255]],
  ['#1af', [17, 170, 255]],
])('the token %j is the colour %j', (text, rgb) => expect(rgbOf(text)).toEqual(rgb))
