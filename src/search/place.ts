/** Whose page it is: province identifier such as `H90`, and the agency's level. */
export interface Place {
  province?: string;
  level?: string;
}
