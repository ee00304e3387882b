import type { Config } from '../../config.ts';
import type { MissingSettings } from '../../lib/facilities.ts';
import type { EmailSettings } from './email.ts';
import type { SmsSettings } from './sms.ts';

/** The channels that are set up; null for one that is not: its messages wait. */
export type ChannelSettings = { readonly email: EmailSettings | null; readonly sms: SmsSettings | null };

/** What is said to be missing by whoever knows of the channels alone. */
export const missingOf = ({ email, sms }: ChannelSettings): MissingSettings => ({
  email: email === null ? ['SMTP_URL', 'MAIL_FROM'] : [],
  sms: sms === null ? ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN'] : [],
});

type Given = Pick<Config, 'environment' | 'publicUrl' | 'smtpUrl' | 'mailFrom' | 'twilio'>;

/**
 * Which channels the configuration sets up, and a sentence for each that it does not, with the variables that are missing.
 * Links in mail and the reports of Twilio need PUBLIC_URL; on a development machine the address of the server does.
 */
export function channelSettings(config: Given): { settings: ChannelSettings; missing: MissingSettings; notices: string[] } {
  const missing = { email: missingForEmail(config), sms: missingForSms(config) };
  const notices = [
    ...(missing.email.length === 0 ? [] : [`E-mail is not sent, messages by e-mail wait: set ${missing.email.join(', ')}.`]),
    ...(missing.sms.length === 0 ? [] : [`SMS are not sent, messages by SMS wait: set ${missing.sms.join(', ')}.`]),
  ];
  const settings = {
    email: missing.email.length === 0 ? { smtpUrl: config.smtpUrl!, from: config.mailFrom! } : null,
    sms: missing.sms.length === 0 ? smsSettings(config) : null,
  };
  return { settings, missing, notices };
}

function missingForEmail({ smtpUrl, mailFrom, publicUrl, environment }: Given): string[] {
  return [
    ...(smtpUrl === null ? ['SMTP_URL'] : []),
    ...(mailFrom === null ? ['MAIL_FROM'] : []),
    ...(publicUrl === null && environment === 'production' ? ['PUBLIC_URL'] : []),
  ];
}

function missingForSms({ twilio, publicUrl }: Given): string[] {
  return [
    ...(twilio.accountSid === null ? ['TWILIO_ACCOUNT_SID'] : []),
    ...(twilio.authToken === null ? ['TWILIO_AUTH_TOKEN'] : []),
    ...(twilio.from === null && twilio.messagingServiceSid === null ? ['TWILIO_FROM or TWILIO_MESSAGING_SERVICE_SID'] : []),
    // The real Twilio cannot call this machine by the name it has for itself.
    ...(publicUrl === null && twilio.apiRoot === null ? ['PUBLIC_URL'] : []),
  ];
}

function smsSettings({ twilio }: Given): SmsSettings {
  const { accountSid, authToken, from, messagingServiceSid, apiRoot } = twilio;
  const sender = messagingServiceSid === null ? { from: from! } : { messagingServiceSid };
  return { accountSid: accountSid!, authToken: authToken!, sender, apiRoot };
}
