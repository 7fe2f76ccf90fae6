import type { AppParts } from '../app.ts';
import type { LoginDelay } from './login-delay.ts';

/** What the pages of the desk work with. */
export interface DeskParts extends AppParts {
  /** Makes the first account. */
  readonly officeToken: string;
  readonly loginDelay: LoginDelay;
}
