import { z } from 'zod';

/** By what a serial device is known again when its path has changed (DEVICES, device layer). */
export const portIdentity = z.strictObject({
  /** Of maker and model, as USB writes them: four hexadecimal digits. */
  vendorId: z.string().min(1).max(16),
  productId: z.string().min(1).max(16),
  /** Null for the cheaper ones that have none. */
  serialNumber: z.string().max(200).nullable(),
  /** The socket it was in; null where the system does not tell. */
  locationId: z.string().max(200).nullable(),
});
export type PortIdentity = z.infer<typeof portIdentity>;
