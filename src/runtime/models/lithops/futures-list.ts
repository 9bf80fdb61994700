/**
 * What `map` gives: futures, in the order of the data, that can be mapped again.
 */
import { BadCall } from '../../actor/errors'
import { answerPython } from '../python-names'
import type { FunctionExecutor } from './executor'
import type { ResponseFuture, ResultOptions } from './futures'
import type { AnyFunction, MapOptions, MapReduceOptions, WaitOptions } from './options'

export class FuturesList extends Array<ResponseFuture> {
  executor: FunctionExecutor | null = null

  static by(executor: FunctionExecutor, futures: readonly ResponseFuture[]): FuturesList {
    const list = new FuturesList()
    for (const future of futures) list.push(future)
    list.executor = executor
    return list
  }

  /** `map` is Lithops' here, so what Array makes of such a list (filter, slice) is a plain array. */
  static override get [Symbol.species](): ArrayConstructor {
    return Array
  }

  /** Calls a function once for each result. Each call waits in its own container for what it is given. */
  override map(...args: unknown[]): never {
    const [fn, options] = args
    return this.owner().map(fn as AnyFunction, this, options as MapOptions) as never
  }

  mapReduce(map: AnyFunction, reduce: AnyFunction, options: MapReduceOptions = {}) {
    return this.owner().mapReduce(map, this, reduce, options)
  }

  getResult(options: ResultOptions & WaitOptions = {}): Promise<unknown> {
    return this.owner().getResult(this, options)
  }

  wait(options: WaitOptions = {}): Promise<[ResponseFuture[], ResponseFuture[]]> {
    return this.owner().wait(this, options)
  }

  private owner(): FunctionExecutor {
    if (this.executor === null) throw new BadCall('These futures have no executor: use its own getResult.')
    return this.executor
  }
}
answerPython(FuturesList.prototype, 'A list of futures', ['get_result', 'map_reduce'])
