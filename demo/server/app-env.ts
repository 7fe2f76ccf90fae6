import type { Edition } from './library.ts';
import type { ServedAgency } from './store/agencies.ts';

/** What a request carries through the app. */
export interface AppEnv {
  Variables: {
    requestId: string;
    /** What the request is answered from. */
    edition: Edition;
    /** The agency it is asked in the name of. */
    served: ServedAgency;
  };
}
