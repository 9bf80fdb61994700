/** How an envelope anywhere on the stage is delivered, and a fault made: the panel gives the ways, the stage calls them. */
import { createContext, useContext } from 'react'
import type { Fault } from '../../runtime/protocol/faults'
import type { Rest } from './roving'

export interface Delivery {
  readonly deliver: (key: string) => void
  readonly fault: (fault: Fault) => void
  /** Where the focus goes after the last one. */
  readonly rest: Rest
}

const DeliveryContext = createContext<Delivery | null>(null)
export const DeliveryProvider = DeliveryContext.Provider

export function useDelivery(): Delivery {
  const delivery = useContext(DeliveryContext)
  if (!delivery) throw new Error('An envelope is drawn outside a DeliveryProvider.')
  return delivery
}
