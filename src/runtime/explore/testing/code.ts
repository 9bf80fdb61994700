/**
 * Classes of tests as a host's code: no compiling and no shipping, a bundle is a token for the class itself.
 *
 * Each class gets the Env of its actor as the first argument of its constructor, as shipped code gets it lexically.
 */
import type { Env } from '../../actor/env'
import { tokenOf } from '../../actor/reference'
import type { CodeShell } from '../../host/host-shell'
import type { RefToken } from '../../protocol/control'

export type TestClass = new (env: Env, ...args: never[]) => object

interface Travelling {
  readonly token: RefToken | undefined
  readonly value: unknown
}

export class TestCode {
  private readonly bundles = new Map<object, { Class: TestClass; args: Travelling[] }>()

  /** A host's parts that know code. */
  parts(): CodeShell {
    return {
      bundle: (Class, args) => {
        const bundle = {}
        const travelling = args.map((value) => {
          const token = tokenOf(value)
          return { token, value: token === undefined ? structuredClone(value) : undefined }
        })
        this.bundles.set(bundle, { Class: Class as TestClass, args: travelling })
        return { bundle, bytes: 10, cell: '', version: 1 }
      },
      evaluate: (spec, env) => {
        const { Class, args } = this.bundles.get(spec.bundle)!
        const here = args.map(({ token, value }) =>
          token === undefined ? value : env.host.reference(env, token),
        )
        // A class of its own, as the module is evaluated anew for each actor: its methods are inherited.
        const Own = class extends (Class as new (...args: unknown[]) => object) {}
        return { Class: Own, args: [env, ...here] }
      },
      pack: (value) => ({ bundle: { value }, bytes: 10 }),
      unpack: ({ bundle }) => structuredClone((bundle as { value: unknown }).value),
      place: () => null,
    }
  }
}
