/** How an envelope anywhere on the stage is delivered: the panel gives the way, the envelopes call it. */
import { createContext, useContext } from 'react'

export type Deliver = (key: string) => void

const DeliveryContext = createContext<Deliver | null>(null)
export const DeliveryProvider = DeliveryContext.Provider

export function useDelivery(): Deliver {
  const deliver = useContext(DeliveryContext)
  if (!deliver) throw new Error('An envelope is drawn outside a DeliveryProvider.')
  return deliver
}
