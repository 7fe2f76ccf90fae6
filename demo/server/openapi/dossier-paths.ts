/** The call about dossiers. */
import { answer, jsonBody } from './parts.ts';

export const DOSSIER_PATHS = {
  '/v1/dossiers/lookup': {
    post: {
      operationId: 'lookUpDossier',
      summary: 'A dossier, by its code and something that only its owner knows.',
      description:
        'A POST to keep codes and factors out of addresses; it keeps nothing. The code may be typed in any case, with ' +
        'spaces, other dashes or “Mã hồ sơ:” before it. An unknown code, a wrong factor and a code under attack are one ' +
        'and the same `not-found`, equal in bytes. Past its budget a code is no longer compared with telephones or digits ' +
        'of an ID, but still with the look-up code. `phone-last-4` answers with `view: "status"`: no applicant, officer, ' +
        'address, notes. Refused are missing fields and kinds that `/v1/status` does not name (400); who asks too fast is ' +
        'delayed (429), each time a little longer. `agency` narrows texts only: a code of any agency is found.',
      ...jsonBody('DossierLookup'),
      responses: answer('The dossier.', 'Dossier'),
    },
  },
};
