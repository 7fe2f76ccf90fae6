import * as z from 'zod/mini';
import { listOf, open, text } from './common.ts';

/** Where an agency (cơ quan) stands in the state's order. */
export const AGENCY_LEVELS = ['ministry', 'province', 'department', 'commune', 'other'] as const;

/** An agency that the endpoint serves. `code` is its identifier (mã định danh), `Hxx[.NN…]` or the older form. */
export const agency = z.object({
  code: text,
  name: text,
  level: open(AGENCY_LEVELS),
  province: z.optional(z.string()),
  parent: z.optional(z.string()),
  hotline: z.optional(z.string()),
  email: z.optional(z.string()),
  address: z.optional(z.string()),
  hours: z.optional(z.string()),
  zalo: z.optional(z.string()),
  url: z.optional(z.string()),
});

/** `GET /v1/agencies` */
export const agencyList = listOf(agency);

export type Agency = z.infer<typeof agency>;
export type AgencyList = z.infer<typeof agencyList>;
