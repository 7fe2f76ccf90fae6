/** Addresses that a counter's screen asks for each time it starts, and finds as they were kept where nobody answers. */
export const ASKED_FIRST = /(\/endpoints\.json|\/v1\/surveys\/[^/?]+)(\?.*)?$/;
