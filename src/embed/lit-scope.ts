/**
 * What Lit and zod see as the global object in the files of the script tag, so that they leave nothing on the host's
 * window (their version lists and configuration) and take the nonce and the policy from ours.
 */
import { dvc } from './namespace.ts';
import { trustedPolicy } from './policy.ts';

export const scope = {
  ShadowRoot: window.ShadowRoot,
  litNonce: dvc.nonce || undefined,
  trustedTypes: trustedPolicy() && { emptyScript: '', createPolicy: trustedPolicy },
};
