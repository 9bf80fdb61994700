/**
 * The entry of the pack: wiring only. It is no worker but becomes a part of one, and is built as workers are: one script.
 */
import { packedModules } from './packed'
import { sharedWithPack } from './packs'

const shared = sharedWithPack()
shared.take(packedModules(shared.base))
