/**
 * The elements of the script tag, and the least height in pixels that each takes on a phone and on a wide page. The
 * loader keeps that much free until an element is drawn, so that nothing moves under a citizen's finger. Those that wait
 * for the endpoint and grow then take a screen's height, so that what is below is out of sight when it moves.
 */
export const elements: Readonly<Record<string, readonly [phone: number, wide: number]>> = {
  'dossier-lookup': [448, 396],
  'feedback-form': [860, 900],
  'feedback-tracker': [220, 200],
  'procedure-search': [220, 184],
  'published-replies': [860, 760],
  'satisfaction-survey': [440, 260],
};
