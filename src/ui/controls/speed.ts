/** Slow motion's factor on a slider: logarithmic, 0.1 × to 100 ×, in steps that read well. */
const steps = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100]

export const speedSteps = steps.length - 1

export function speedAt(step: number): number {
  return steps[Math.min(speedSteps, Math.max(0, Math.round(step)))]
}

export function stepOf(speed: number): number {
  let best = 0
  for (let n = 1; n < steps.length; n += 1)
    if (Math.abs(Math.log(steps[n] / speed)) < Math.abs(Math.log(steps[best] / speed))) best = n
  return best
}
