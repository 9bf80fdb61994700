/**
 * What a platform's card says, from what the platform has told: an actor's own state is reported when its handling ends,
 * and a platform handles an invocation until all of its calls have ended.
 */
import { cost } from '../../../runtime/cluster/functions/bill'
import { dollars } from '../../../runtime/protocol/dollars'
import type { ActorView } from '../../../runtime/protocol/view'
import type { FunctionRegister } from '../../../runtime/record/functions'

export function platformFields(
  name: string,
  register: Pick<FunctionRegister, 'platforms'>,
  fields: ActorView['fields'],
): ActorView['fields'] {
  const now = register.platforms.get(name)?.now
  if (now === undefined) return fields
  const told: Readonly<Record<string, string>> = {
    running: String(now.running),
    waiting: String(now.waiting),
    cost: `'${dollars(cost(now, now))}'`,
  }
  return fields.map((field) =>
    Object.hasOwn(told, field.name) ? { ...field, text: told[field.name] } : field,
  )
}
