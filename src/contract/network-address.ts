import { z } from 'zod';

/** The port on which printers take raw bytes, unless set otherwise. */
export const RAW_PRINT_PORT = 9100;

const HOST_NAME =
  /^(?=.{1,253}$)[a-z\d]([a-z\d-]{0,61}[a-z\d])?(\.[a-z\d]([a-z\d-]{0,61}[a-z\d])?)*$/i;
const ONLY_NUMBERS = /^[\d.]+$/;

/**
 * A device on the network: an IPv4 or IPv6 address or a name, and a TCP port. What looks like an
 * address must be one: `192.168.1` is a slip of the finger, not a name.
 */
export const networkAddress = z.strictObject({
  host: z.union([
    z.ipv4(),
    z.ipv6(),
    z
      .string()
      .regex(HOST_NAME)
      .refine((host) => !ONLY_NUMBERS.test(host)),
  ]),
  port: z.int().min(1).max(65_535),
});
export type NetworkAddress = z.infer<typeof networkAddress>;
