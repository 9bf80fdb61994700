/** Logs as Lithops writes them: a frame an activation, with its runtime and its id. */
import { callName, type CallStatus } from '../jobs'

export type LoggedCall = Pick<CallStatus, 'job' | 'call' | 'activation' | 'runtime' | 'logs' | 'error'>

/** Calls of one activation stand in one frame; then each line says whose it is. */
export function logBlocks(calls: readonly LoggedCall[]): string {
  const activations = new Map<string, LoggedCall[]>()
  for (const one of calls) {
    const key = `${one.job} ${one.activation}`
    activations.set(key, [...(activations.get(key) ?? []), one])
  }
  return [...activations.values()].map(block).join('\n')
}

function block(calls: readonly LoggedCall[]): string {
  const [{ runtime, activation }] = calls
  const lines = calls.flatMap((one) => {
    const whose = calls.length > 1 ? `${callName(one.call)} | ` : ''
    return linesOf(one).map((line) => `    ${whose}${line}`)
  })
  return [`Activation: '${runtime}' (${activation})`, '[', ...lines, ']', ''].join('\n')
}

function linesOf({ logs, error }: LoggedCall): string[] {
  const lines = logs.flatMap(([, text]) => text.replace(/\n$/, '').split('\n'))
  return error === null ? lines : [...lines, ...`${error.name}: ${error.message}`.split('\n')]
}
