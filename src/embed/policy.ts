import { dvc, type Policy } from './namespace.ts';

interface PolicyFactory {
  createPolicy(name: string, rules: Policy): Policy;
}

/**
 * The Trusted Types policy `dvc-widgets`, one a page for all our files: its own name, because a host that runs Lit
 * itself has taken `lit-html`, and created once, because a second creation of the same name throws. Null where the
 * browser knows no Trusted Types, false where the page's policy does not list the name.
 */
export function trustedPolicy(): Policy | null | false {
  if (dvc.policy === undefined) dvc.policy = createPolicy();
  return dvc.policy;
}

function createPolicy(): Policy | null | false {
  const { trustedTypes } = window as { trustedTypes?: PolicyFactory };
  try {
    return trustedTypes?.createPolicy('dvc-widgets', { createHTML: (html) => html, createScriptURL: ours }) ?? null;
  } catch {
    return false;
  }
}

function ours(address: string): string {
  for (const version in dvc.folders) {
    if (address.startsWith(dvc.folders[version]!)) return address;
  }
  throw new TypeError(address);
}
