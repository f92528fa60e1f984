/** Passkeys as the browser offers them; options and credentials travel as the JSON that it takes and makes. */

/** Whether this browser can make and use passkeys on this page. Numbers for an address are not enough for it. */
export function passkeysWork(): boolean {
  return (
    typeof PublicKeyCredential !== 'undefined' &&
    'parseRequestOptionsFromJSON' in PublicKeyCredential &&
    !/^[\d.]+$|^\[/.test(location.hostname)
  );
}

/** Has the browser make a new key; whoever uses it says yes with a finger, a face or a PIN. */
export async function makePasskey(options: unknown): Promise<unknown> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    options as PublicKeyCredentialCreationOptionsJSON,
  );
  return json(await said(() => navigator.credentials.create({ publicKey })));
}

/** Has the browser sign with a key that it or a device has. */
export async function signWithPasskey(options: unknown): Promise<unknown> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    options as PublicKeyCredentialRequestOptionsJSON,
  );
  return json(await said(() => navigator.credentials.get({ publicKey })));
}

function json(credential: Credential | null): unknown {
  if (!(credential instanceof PublicKeyCredential)) {
    throw new Error('The browser gave no passkey.');
  }
  return credential.toJSON();
}

async function said<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    throw new Error(WORDS[(error as DOMException).name] ?? `The browser says: ${(error as Error).message}`);
  }
}

const WORDS: Record<string, string> = {
  NotAllowedError: 'No passkey was used: it was called off, or took too long.',
  InvalidStateError: 'This device has a passkey of your account already.',
  SecurityError: 'This address cannot have passkeys.',
};
