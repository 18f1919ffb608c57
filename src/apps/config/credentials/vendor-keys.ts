// Tells names under which people put vendors' keys into settings, and where such keys belong.

/** Whether a name looks like one of a vendor's key, whatever it holds: no setting is called so. */
export function isKeyOfVendor(name: string): boolean {
  return /api.?key|secret|token|passw|credential|^(?:alpaca|apca|polygon|massive)/i.test(name);
}

/** Names no setting, since a key may have been put where a name belongs. */
export function keysElsewhere(origin: string): string {
  return `${origin} holds what looks like a vendor's key: keys are taken only from the environment or from ~/.config/quantor/credentials.json, never from settings, which the ledger of every run repeats`;
}
