/** What a slip (giấy tiếp nhận và hẹn trả kết quả) can carry as QR codes. */
import { dossierCodeKey } from '../../../src/vietnamese/dossier-code.ts';
import { offerSurvey } from '../surveys/tokens.ts';

/** Where citizens reach the pages of the elements, and the endpoint. */
export interface SlipPlaces {
  /** The folder `embed/` of a version, with a slash at its end. */
  readonly pages: string;
  readonly endpoint: string;
  readonly agency?: string | undefined;
}

export interface SlipAddresses {
  /** Opens the look-up with the dossier's code filled in; whoever scans it still shows that it is theirs. */
  readonly lookup: string;
  /** Opens the rating of this dossier, which counts once and names nobody. */
  readonly survey: string;
}

/** The addresses for one slip; what names the dossier stands in the fragment, which no server is told. */
export function slipAddresses(secret: string, places: SlipPlaces, code: string): SlipAddresses {
  const { id, token } = offerSurvey(secret, 'dossier', dossierCodeKey(code));
  return {
    lookup: pageOf(places, 'dossier-lookup', {}, `ho-so=${encodeURIComponent(code)}`),
    survey: pageOf(places, 'satisfaction-survey', { survey: id, about: 'dossier' }, `danh-gia=${token}`),
  };
}

function pageOf(
  { pages, endpoint, agency }: SlipPlaces,
  name: string,
  more: Readonly<Record<string, string>>,
  fragment: string,
): string {
  const page = new URL(`${name}.html`, pages);
  for (const [key, value] of Object.entries({ endpoint, ...(agency && { agency }), ...more })) {
    page.searchParams.set(key, value);
  }
  page.hash = fragment;
  return page.href;
}
