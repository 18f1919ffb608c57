// Checks which keys are found and where, and shows nothing of them: not a character, not their length.
import {
  type CredentialPlaces,
  type CredentialService,
  credentialFieldsOf,
  credentialsPath,
  findCredentials,
} from '../config/index.ts';
import type { Finding } from './check.ts';

/** Tells whether a vendor's keys are found, and the place; a place that must not hold keys as it is, is worth a look. */
export function checkCredentials(service: CredentialService, places: CredentialPlaces): Finding {
  const found = findCredentials(service, places);
  if (!found.ok) {
    const { message } = found.error;
    const [said = message, remedy] = message.split(/: (?=run |leave )/);
    return { status: 'warn', found: said, advice: remedy ?? 'mend it, or take it away' };
  }
  const { value } = found;
  if (value !== undefined) {
    const place = value.origin === 'environment' ? 'the environment' : value.origin;
    return { status: 'ok', found: `${value.names.join(', ')} in ${place}; values are never shown` };
  }
  const names = credentialFieldsOf(service).map((field) => field.names[0]);
  return {
    status: 'ok',
    found: `${names.join(', ')} neither in the environment nor in ${credentialsPath(places)}; recorded and bundled data need none`,
  };
}
