import { dvc, folder } from './namespace.ts';
import { trustedPolicy } from './policy.ts';

/**
 * Adds a file of this version's folder to the page, once, and waits until it has run. Rejects when it does not arrive
 * or is not the file of that integrity hash; a later call then tries again.
 */
export function addScript(file: string, integrity: string): Promise<void> {
  const address = folder() + file;
  return (dvc.scripts[address] ??= new Promise<void>((resolve, reject) => {
    const script = document.createElement('script');
    script.type = 'module';
    script.crossOrigin = 'anonymous';
    script.integrity = integrity;
    script.nonce = dvc.nonce;
    script.onload = () => resolve();
    script.onerror = () => {
      delete dvc.scripts[address];
      reject(new Error(`${address} did not arrive, or is not the file of version ${dvc.version}`));
    };
    script.src = trustedPolicy()?.createScriptURL(address) ?? address;
    document.head.append(script);
  }));
}
