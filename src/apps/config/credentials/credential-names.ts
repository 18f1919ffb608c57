// Which keys each vendor wants, and under which names the environment or the credentials file gives them.

export type CredentialService = 'alpaca' | 'polygon';

/** One key of a vendor; the first name is the one that messages and documents use. */
export interface CredentialField {
  readonly field: string;
  readonly names: readonly string[];
}

const FIELDS: Readonly<Record<CredentialService, readonly CredentialField[]>> = {
  alpaca: [
    { field: 'keyId', names: ['APCA_API_KEY_ID', 'ALPACA_API_KEY_ID', 'ALPACA_API_KEY'] },
    { field: 'secretKey', names: ['APCA_API_SECRET_KEY', 'ALPACA_API_SECRET_KEY', 'ALPACA_SECRET_KEY'] },
  ],
  polygon: [{ field: 'apiKey', names: ['POLYGON_API_KEY', 'MASSIVE_API_KEY'] }],
};

export const CREDENTIAL_SERVICES: readonly CredentialService[] = ['alpaca', 'polygon'];

/** The keys of a vendor, in the order in which they are told. */
export function credentialFieldsOf(service: CredentialService): readonly CredentialField[] {
  return FIELDS[service];
}

/** Every name under which any key may stand. */
export const CREDENTIAL_NAMES: readonly string[] = CREDENTIAL_SERVICES.flatMap((service) =>
  FIELDS[service].flatMap(({ names }) => names),
);
