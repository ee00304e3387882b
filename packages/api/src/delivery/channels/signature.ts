/** The fields of a form as Twilio signs them: one that comes several times is a list. */
export type SignedForm = { readonly [name: string]: string | string[] };

export function formOf(body: string): SignedForm {
  const fields = new URLSearchParams(body);
  return Object.fromEntries([...new Set(fields.keys())].map((name) => [name, fields.getAll(name).length === 1 ? fields.get(name)! : fields.getAll(name)]));
}

/**
 * Whether Twilio sent this form to this address: only it and we know the token.
 * @param url the whole address as Twilio called it
 * @see https://www.twilio.com/docs/usage/security
 */
export async function isSignedByTwilio(authToken: string, signature: string, url: string, form: SignedForm): Promise<boolean> {
  const { default: twilio } = await import('twilio');
  return twilio.validateRequest(authToken, signature, url, form);
}
