import { dvc, version } from './namespace.ts';
import { trustedPolicy } from './policy.ts';

/**
 * Adds a file of this version's folder to the page, once, and waits until it has run. Rejects with its address when it
 * does not arrive or is not the file of that SHA-256; a later call then tries again.
 */
export function addScript(file: string, hash: string): Promise<void> {
  // Where the folder is unknown, the file is looked for beside the page, and the webmaster told that it is not there.
  const address = (dvc.folders[version] ?? '') + file;
  return (dvc.scripts[address] ??= new Promise<void>((resolve, reject) => {
    const script = document.createElement('script');
    script.type = 'module';
    script.crossOrigin = 'anonymous';
    script.integrity = `sha256-${hash}`;
    script.nonce = dvc.nonce;
    script.onload = () => resolve();
    script.onerror = () => {
      delete dvc.scripts[address];
      reject(new Error(address));
    };
    const policy = trustedPolicy();
    // A page that forbids our policy forbids the script too; trying would only be one more line in its reports.
    if (policy === false) throw new Error(address);
    script.src = policy?.createScriptURL(address) ?? address;
    document.head.append(script);
  }));
}
