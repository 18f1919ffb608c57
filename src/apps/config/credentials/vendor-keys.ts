// Tells names under which people put vendors' keys into settings, and where such keys belong.

/** Whether a name looks like one of a vendor's key, whatever it holds: no setting is called so. */
export function isKeyOfVendor(name: string): boolean {
  return /api.?key|secret|token|passw|credential|^(?:alpaca|apca|polygon|massive)/i.test(name);
}

/** Whether a text that could not be read may hold a vendor's key, and so is not to be shown. */
export function mayHoldKeyOfVendor(text: string): boolean {
  return /key|secret|token|passw|cred|auth|login|alpaca|apca|polygon|massive/i.test(text);
}

/** Names no setting, since a key may have been put where a name belongs. */
export function keysElsewhere(origin: string): string {
  return `${origin} holds what looks like a vendor's key: keys are taken only from the environment or from ~/.config/quantor/credentials.json, never from settings, which the ledger of every run repeats`;
}
